"""Conferences: who is in, who hears whom, when it starts and ends."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from phone_lab.audio.room import Room, Seat
from phone_lab.calls.call import Call
from phone_lab.sids import new_sid, now

INIT, IN_PROGRESS, COMPLETED = "init", "in-progress", "completed"


@dataclass(frozen=True)
class JoinWish:
    """The attributes of a <Conference> noun, or of a participant made by REST."""

    muted: bool = False
    beep: str = "true"  # true, false, onEnter, onExit
    start_on_enter: bool = True
    end_on_exit: bool = False
    wait_url: str | None = None  # None: the company's music; empty: silence
    label: str = ""
    most: int = 250
    status_callback: str = ""
    status_callback_method: str = "POST"
    status_events: frozenset[str] = frozenset()


class Participant(Seat):
    """A call's seat. ``out`` is set when it has left, for whatever reason."""

    def __init__(self, call: Call, wish: JoinWish) -> None:
        super().__init__()
        self.call, self.wish = call, wish
        self.label = wish.label
        self.muted = wish.muted
        self.end_on_exit = wish.end_on_exit
        self.hold = False
        self.out = asyncio.Event()
        self.joined_at = self.updated_at = now()
        self.music_task: asyncio.Task[None] | None = None


@dataclass
class Conference:
    """One meeting under a name; the name is free again once it is over."""

    name: str
    account_sid: str
    callback: JoinWish  # of whoever came first: its statusCallback counts for all
    sid: str = field(default_factory=lambda: new_sid("CF"))
    status: str = INIT
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    participants: dict[str, Participant] = field(default_factory=dict)  # by CallSid
    expected: dict[str, tuple[Call, JoinWish]] = field(default_factory=dict)  # still being rung
    reason_ended: str | None = None
    ended_by_call: str | None = None
    sequence: int = 0
    room: Room = field(default_factory=Room)

    def find(self, call_sid_or_label: str) -> Participant | None:
        if call_sid_or_label in self.participants:
            return self.participants[call_sid_or_label]
        return next((p for p in self.participants.values() if p.label == call_sid_or_label), None)

    @property
    def may_start(self) -> bool:
        """Two are there, and one of them is enough to begin."""
        present = self.participants.values()
        return len(present) >= 2 and any(p.wish.start_on_enter for p in present)
