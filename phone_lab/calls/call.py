"""One leg of the company's: a number on each end, a status, and what is on the line."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from phone_lab.audio.frames import FarEnd, Quiet
from phone_lab.calls.status import IN_PROGRESS, LIVE, QUEUED, CallStatus
from phone_lab.handset.behaviour import Behaviour
from phone_lab.handset.events import EventLog
from phone_lab.handset.handset import Handset
from phone_lab.handset.script import Script
from phone_lab.problems import Notice
from phone_lab.sids import now

if TYPE_CHECKING:
    from phone_lab.streams.media_stream import MediaStream


@dataclass(frozen=True)
class CallbackWish:
    """Where to report which events of a call: initiated, ringing, answered, completed."""

    url: str
    method: str = "POST"
    events: frozenset[str] = frozenset({"completed"})


@dataclass
class Call:
    """``direction`` is inbound, outbound-api or outbound-dial."""

    sid: str
    account_sid: str
    direction: str
    from_number: str
    to_number: str
    log: EventLog
    behaviour: Behaviour
    callback: CallbackWish | None = None
    parent_sid: str | None = None
    fallback_url: str = ""
    fallback_method: str = "POST"
    status: CallStatus = QUEUED
    created_at: datetime = field(default_factory=now)
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str = ""
    declined: bool = False
    far: FarEnd = field(default_factory=Quiet)
    stream: MediaStream | None = None
    conference: str = ""  # friendly name while in one
    script: Script | None = None
    program: asyncio.Task[None] | None = None
    notices: list[Notice] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    redirected: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.handset = Handset(self.log, on_key=lambda digit: self.far.key(digit))

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def is_answered(self) -> bool:
        return self.status is IN_PROGRESS

    @property
    def handset_number(self) -> str:
        """The number of the telephone that is the desk's end of this leg."""
        return self.from_number if self.direction == "inbound" else self.to_number

    @property
    def duration_seconds(self) -> int:
        if self.answered_at is None:
            return 0
        return round(((self.ended_at or now()) - self.answered_at).total_seconds())

    def note(self, notice: Notice) -> None:
        """An entry of the debugger: visible by REST and in the call's log."""
        self.notices.append(notice)
        self.log.add("notice", code=notice.code, message=notice.message, level=notice.level)

    def parameters(self) -> dict[str, str]:
        """What every request about this call says of it."""
        return {
            "CallSid": self.sid,
            "AccountSid": self.account_sid,
            "From": self.from_number,
            "To": self.to_number,
            "Caller": self.from_number,
            "Called": self.to_number,
            "CallStatus": self.status.value,
            "Direction": "inbound" if self.direction == "inbound" else self.direction,
            "ApiVersion": "2010-04-01",
            **({"ParentCallSid": self.parent_sid} if self.parent_sid else {}),
            **_places("From", self.from_number),
            **_places("To", self.to_number),
            **_places("Caller", self.from_number),
            **_places("Called", self.to_number),
        }

    def summary(self) -> dict[str, Any]:
        """For the lab's own control interface."""
        return {
            "call_sid": self.sid,
            "from": self.from_number,
            "to": self.to_number,
            "handset": self.handset_number,
            "direction": self.direction,
            "status": self.status.value,
            "parent_call_sid": self.parent_sid,
            "ended_by": self.ended_by or None,
            "started_ms": self.log.entries[0]["at_ms"] if self.log.entries else None,
            "duration_seconds": self.duration_seconds,
            "streaming": self.stream is not None,
            "conference": self.conference or None,
        }


def _places(who: str, number: str) -> dict[str, str]:
    """Twilio sends a place for each number; for most of the world only the country is filled."""
    country = "CN" if number.startswith("+86") else "US" if number.startswith("+1") else ""
    return {f"{who}Country": country, f"{who}State": "", f"{who}City": "", f"{who}Zip": ""}
