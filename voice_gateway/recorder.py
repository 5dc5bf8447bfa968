"""The call's record, written in order by one thread, so that no turn waits for a database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from typing import Any, Protocol

import structlog

from switchboard.domain.calls import Turn
from switchboard.domain.outcome import Outcome

log = structlog.get_logger(__name__)

_STOP_SECONDS = 5.0


class RecordCall(Protocol):
    """The part of the core's use case that is used here."""

    def started(
        self, call_id: str, *, channel: str, caller: str = "", called: str = "", at: datetime | None = None
    ) -> None: ...

    def turn(self, call_id: str, turn: Turn) -> None: ...

    def step(self, call_id: str, name: str, **detail: Any) -> None: ...

    def outcome(self, call_id: str, outcome: Outcome) -> None: ...

    def ended(self, call_id: str, ended_by: str, at: datetime | None = None) -> None: ...


class Recorder:
    """Every method returns at once. A record that cannot be written is logged, and the call goes on."""

    def __init__(self, record_call: RecordCall) -> None:
        self._record = record_call
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="record")

    def started(self, call_id: str, *, caller: str, called: str) -> None:
        at = datetime.now(timezone.utc)
        self._later(
            "started",
            lambda: self._record.started(call_id, channel="voice", caller=caller, called=called, at=at),
        )

    def turn(self, call_id: str, turn: Turn) -> None:
        self._later("turn", lambda: self._record.turn(call_id, turn))

    def step(self, call_id: str, name: str, **detail: Any) -> None:
        self._later("step", lambda: self._record.step(call_id, name, **detail))

    def outcome(self, call_id: str, outcome: Outcome) -> None:
        self._later("outcome", lambda: self._record.outcome(call_id, outcome))

    def ended(self, call_id: str, ended_by: str) -> None:
        at = datetime.now(timezone.utc)
        self._later("ended", lambda: self._record.ended(call_id, ended_by, at=at))

    def _later(self, what: str, write: Callable[[], None]) -> None:
        def attempt() -> None:
            try:
                write()
            except Exception as error:
                log.error("record_not_written", what=what, error=type(error).__name__)

        try:
            self._thread.submit(attempt)
        except RuntimeError:  # the gateway is stopping
            log.warning("record_not_written", what=what, error="stopped")

    async def stop(self) -> None:
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await asyncio.to_thread(self._thread.shutdown, wait=True)
        except TimeoutError:
            log.error("records_left_unwritten")
