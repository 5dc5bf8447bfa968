"""The Telephony port: what the product asks of a carrier, and what a carrier tells it.

Twilio stands behind it first; Asterisk through ARI or jambonz can follow. No carrier's name, markup or
signature appears outside its adapter. Legs and rooms are the carrier's own ids, opaque to everyone else.

What every adapter owes its users:

* Events come at least once, with the leg and a sequence that grows per leg; receivers are idempotent.
* A mark that comes back after ``clear`` never means that its words were heard: it arrives as MarksDropped.
* Verbs are bounded: each returns or raises CarrierError within seconds, whatever the network does.
* Timeouts of ringing are ours as well: the caller of ``ring`` keeps an own deadline and hangs up.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class CarrierError(Exception):
    """The carrier refused or could not be reached."""

    code = "carrier_error"


class LegIsOver(CarrierError):
    """The leg that should do something has ended already."""

    code = "leg_is_over"


class Cause(str, Enum):
    """Why a leg ended."""

    COMPLETED = "completed"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Capabilities:
    machine_detection: bool
    record_after_handoff: bool
    refer: bool
    early_media: bool


@dataclass(frozen=True)
class Ringing:
    """A leg rings. Inbound: ``answer`` or ``reject`` it. ``key`` is what ``ring`` was given, else ""."""

    leg: str
    sequence: int
    inbound: bool
    caller: str = ""
    called: str = ""
    key: str = ""


@dataclass(frozen=True)
class Answered:
    leg: str
    sequence: int
    key: str = ""


@dataclass(frozen=True)
class Ended:
    leg: str
    sequence: int
    cause: Cause
    key: str = ""


@dataclass(frozen=True)
class Digits:
    leg: str
    sequence: int
    digits: str


@dataclass(frozen=True)
class StreamOpened:
    leg: str
    sequence: int
    stream: MediaStream
    key: str = ""


@dataclass(frozen=True)
class StreamClosed:
    """``orderly`` says that the carrier announced the end; it does not say whether the leg goes on."""

    leg: str
    sequence: int
    orderly: bool


@dataclass(frozen=True)
class MarkPlayed:
    """Everything sent before this mark was played to the leg."""

    leg: str
    sequence: int
    name: str


@dataclass(frozen=True)
class MarksDropped:
    """Marks that a ``clear`` overtook: their words were not heard to the end."""

    leg: str
    sequence: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Joined:
    leg: str
    sequence: int
    room: str


@dataclass(frozen=True)
class Left:
    """The leg left the room and is still up: the other party went first."""

    leg: str
    sequence: int
    room: str


@dataclass(frozen=True)
class CarrierDown:
    sequence: int


@dataclass(frozen=True)
class CarrierUp:
    sequence: int


LegEvent = Ringing | Answered | Ended | Joined | Left | StreamOpened | CarrierDown | CarrierUp
StreamEvent = Digits | MarkPlayed | MarksDropped | StreamClosed
Received = bytes | StreamEvent


@dataclass(frozen=True)
class Snapshot:
    """Legs that are up and the rooms they are in: ``rooms[room]`` is a tuple of legs."""

    legs: tuple[str, ...]
    rooms: dict[str, tuple[str, ...]]


class MediaStream(Protocol):
    """Both directions of one leg's sound: mu-law, 8 kHz, mono."""

    @property
    def leg(self) -> str: ...

    def received(self) -> AsyncIterator[Received]:
        """Audio as it comes (20 ms a piece) and stream events; ends after StreamClosed. For one reader."""
        ...

    async def play(self, mulaw: bytes) -> None:
        """Append audio to what the carrier plays. A closed stream swallows it."""
        ...

    async def mark(self, name: str) -> None: ...

    async def clear(self) -> None:
        """Drop everything not played yet; the marks in it come back as MarksDropped."""
        ...

    async def close(self) -> None:
        """Close within half a second, whatever the other side does."""
        ...


class Telephony(Protocol):
    """The carrier's verbs. All raise CarrierError; those on a leg raise LegIsOver when it has ended."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def start(self, on_event: Callable[[LegEvent], Awaitable[None]]) -> None: ...

    async def stop(self) -> None: ...

    async def ring(self, to: str, *, caller_id: str, timeout_seconds: float, key: str) -> str:
        """Start ringing ``to``; returns the leg, which opens a stream with this ``key`` once answered."""
        ...

    async def answer(self, leg: str) -> None:
        """Answer an inbound leg that rings and open its stream."""
        ...

    async def reject(self, leg: str, cause: Cause) -> None: ...

    async def join(self, leg: str, room: str, *, returns: bool, muted: bool = False) -> None:
        """Move the leg into the room. Whoever leaves a room of two ends it.

        A leg that ``returns`` then gets Left and a stream again; one that does not is ended.
        """
        ...

    async def leave(self, leg: str) -> None:
        """Take the leg out of whatever it does and open a stream for it again."""
        ...

    async def hold(self, leg: str, room: str, *, music_url: str = "") -> None: ...

    async def resume(self, leg: str, room: str) -> None: ...

    async def digits(self, leg: str, digits: str) -> None:
        """Press keys towards the leg, then open its stream again."""
        ...

    async def hang_up(self, leg: str) -> None:
        """End the leg in whatever state it is. No error when it has ended already."""
        ...

    async def is_up(self, leg: str) -> bool: ...

    async def snapshot(self) -> Snapshot: ...
