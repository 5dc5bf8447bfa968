"""The record of a call while it goes on and after (I1). Every report may come twice and counts once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from switchboard.domain.calls import CallRecord, Step, Turn
from switchboard.domain.outcome import Outcome
from switchboard.services.ports import CallStore, Clock


class RecordCall:
    def __init__(self, store: CallStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def started(
        self, call_id: str, *, channel: str, caller: str = "", called: str = "", at: datetime | None = None
    ) -> None:
        """``channel``: voice | chat. A second start of the same id changes nothing."""
        self._store.start(call_id, channel=channel, caller=caller, called=called, at=at or self._clock.now())

    def turn(self, call_id: str, turn: Turn) -> None:
        """The same ``turn.index`` again replaces it (an interrupted reply gets its final wording).

        Raises:
            UnknownCall: the call was never started.
        """
        self._store.add_turn(call_id, turn)

    def step(self, call_id: str, name: str, **detail: Any) -> None:
        """Something that happened on the line; with ``event_id="..."`` it counts once however often it comes.

        Raises:
            UnknownCall: the call was never started.
        """
        event_id = detail.pop("event_id", None)
        self._store.add_step(call_id, Step(name, self._clock.now(), detail), event_id=event_id)

    def outcome(self, call_id: str, outcome: Outcome) -> None:
        """Fields that are None leave what was there.

        Raises:
            UnknownCall: the call was never started.
        """
        self._store.set_outcome(call_id, outcome)

    def ended(self, call_id: str, ended_by: str, at: datetime | None = None) -> None:
        """``ended_by``: caller | receptionist | carrier | error. Only the first end counts.

        Raises:
            UnknownCall: the call was never started.
        """
        self._store.end(call_id, ended_by=ended_by, at=at or self._clock.now())

    def get(self, call_id: str) -> CallRecord | None:
        """With turns and steps in order."""
        return self._store.get(call_id)

    def recent(self, limit: int = 50) -> tuple[CallRecord, ...]:
        """Newest first, without turns and steps."""
        return self._store.search(limit=limit)[0]

    def search(
        self,
        *,
        channel: str | None = None,
        disposition: str | None = None,
        goal: str | None = None,
        target: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[tuple[CallRecord, ...], int]:
        """Newest first without turns and steps, and how many there are in all; ``since`` included,
        ``until`` not."""
        return self._store.search(
            channel=channel,
            disposition=disposition,
            goal=goal,
            target=target,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )
