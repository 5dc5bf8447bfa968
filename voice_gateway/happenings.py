"""What can happen on a line, in the order in which the conversation takes it up."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from bot.client import Reply
from switchboard.services.telephony import Cause, MediaStream
from voice_gateway.connection_result import ConnectionResult

_GOODBYE = re.compile(r"再见|拜拜|谢谢|\b(bye|goodbye|thanks|thank you)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """The caller said something. ``ended_at``: monotonic time of the last sound of it."""

    text: str
    language: str
    ended_at: float
    transcribe_ms: float
    language_is_sure: bool = True  # digits and one-word answers tell little

    @property
    def say_goodbye(self) -> bool:
        return bool(_GOODBYE.search(self.text))


@dataclass(frozen=True)
class Noise:
    """There was sound but no words in it."""

    ended_at: float
    seconds: float


@dataclass(frozen=True)
class NotUnderstood:
    """Words came, and the recogniser could not work: ``speech_pool_full`` or ``speech_broken``."""

    code: str


@dataclass(frozen=True)
class Keys:
    digits: str


@dataclass(frozen=True)
class FinishedSpeaking:
    """Everything that we said was played, or dropped by an interruption."""


@dataclass(frozen=True)
class StreamEnded:
    """``orderly``: the carrier announced it; whether the leg is still up is not known yet."""

    orderly: bool


LineHappening = Words | Noise | NotUnderstood | Keys | FinishedSpeaking | StreamEnded


# What else a call takes up, beside what happens on its line.


@dataclass(frozen=True)
class StreamBack:
    """The call has a stream, for the first time or again."""

    stream: MediaStream


@dataclass(frozen=True)
class LegEnded:
    """The carrier says that the caller's leg has ended."""

    cause: Cause


@dataclass(frozen=True)
class CalleeGone:
    """The callee's leg has ended while both were joined."""


@dataclass(frozen=True)
class ConnectionOver:
    result: ConnectionResult


@dataclass(frozen=True)
class Quiet:
    """Nobody has said or done anything for as long as this phase of the call allows."""


@dataclass(frozen=True)
class BotBack:
    """The bot answers again, with this."""

    reply: Reply


Happening = LineHappening | StreamBack | LegEnded | CalleeGone | ConnectionOver | Quiet | BotBack


async def refuse_streams(happenings: asyncio.Queue[Happening]) -> None:
    """Close those that opened when the call was just over: nobody else will."""
    while not happenings.empty():
        happening = happenings.get_nowait()
        if isinstance(happening, StreamBack):
            await happening.stream.close()
