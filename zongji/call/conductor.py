"""Plays a scenario's caller: listens, speaks when the receptionist has finished, hangs up in the end."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from zongji.call.picture import Picture
from zongji.call.scenario import Scenario, Step

QUIET_MS = 1_000  # a pause this long means that the other side has finished
LOOK_SECONDS = 0.1
REPLY_SECONDS = 20.0  # after that long without an answer the caller goes on
LINGER_SECONDS = 1.0  # between the last answer and hanging up
RECORD_SECONDS = 8.0  # how long the record may take to be complete after the end


class Line(Protocol):
    """The caller's telephone: ``phone_lab.control.LabControl``."""

    def call(self, call_sid: str) -> dict[str, Any]: ...

    def add_steps(self, call_sid: str, *steps: Any) -> None: ...

    def hang_up(self, call_sid: str) -> None: ...


Record = Callable[[str], dict[str, Any] | None]
Watcher = Callable[[Picture], None]


@dataclass(frozen=True)
class Mark:
    """How far the record had come when a caller's step began, and what it came to before the next one."""

    step: Step | None  # None: the greeting
    first_turn: int
    outcome: tuple[str | None, str | None, str | None]


@dataclass
class Conductor:
    """One call. Every wait ends with the call, with its own limit, or with the scenario's."""

    line: Line
    record: Record
    call_sid: str
    scenario: Scenario
    watch: Watcher = lambda _: None
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    marks: list[Mark] = field(default_factory=list)
    _deadline: float = 0.0

    def run(self) -> Picture:
        """Conducts the call to its end; the picture of everything at the end."""
        self._deadline = self.now() + self.scenario.limit_seconds
        first_turn = 0
        picture = self._listen(until_interrupted=self._next_interrupts(0))
        self._mark(None, first_turn, picture)
        for number, step in enumerate(self.scenario.caller):
            if picture.is_over:
                break
            first_turn = len(picture.record_turns)
            picture = self._do(step, picture, interrupted_next=self._next_interrupts(number + 1))
            self._mark(step, first_turn, picture)
        self._finish(picture)
        return self._settled()

    def look(self) -> Picture:
        picture = Picture(self.line.call(self.call_sid), self.record(self.call_sid))
        self.watch(picture)
        return picture

    def _next_interrupts(self, number: int) -> bool:
        steps = self.scenario.caller
        return number < len(steps) and steps[number].interrupt_after_ms is not None

    def _do(self, step: Step, picture: Picture, *, interrupted_next: bool) -> Picture:
        if step.silence is not None:
            self._stay(step.silence)
            return self._listen(until_interrupted=interrupted_next)
        before = picture.spoke_last_ms
        self.line.add_steps(self.call_sid, *lab_steps(step))
        if step.hang_up:
            return self._until(lambda p: p.is_over, limit_seconds=5.0)
        self._until(lambda p: p.is_over or p.spoke_last_ms > before, limit_seconds=40.0)
        return self._listen(until_interrupted=interrupted_next)

    def _listen(self, *, until_interrupted: bool) -> Picture:
        """Until the receptionist has answered and finished, and no callee is being rung."""
        if until_interrupted:  # the next step itself waits for the voice that it cuts into
            return self._until(lambda p: p.is_over or p.call["status"] == "in-progress", limit_seconds=10.0)
        begun = self.now()
        while True:
            picture = self._until(self._has_finished, limit_seconds=REPLY_SECONDS)
            late = self.now() - begun > REPLY_SECONDS and not picture.is_consulting
            if picture.is_over or self._has_finished(picture) or late or self._time_is_up():
                return picture

    def _has_finished(self, picture: Picture) -> bool:
        if picture.is_over or picture.is_joined:
            return True
        return not picture.is_consulting and picture.quiet_for_ms(_now_ms(picture)) >= QUIET_MS

    def _finish(self, picture: Picture) -> None:
        if picture.is_over:
            return
        self._stay(self.scenario.talk_seconds if picture.is_joined else LINGER_SECONDS)
        self.line.hang_up(self.call_sid)

    def _stay(self, seconds: float) -> Picture:
        return self._until(lambda p: p.is_over, limit_seconds=seconds)

    def _settled(self) -> Picture:
        """The record is written a moment after the line is free."""
        return self._until(
            lambda p: p.is_over and bool((p.record or {}).get("ended_at")),
            limit_seconds=RECORD_SECONDS,
            beyond_the_end=True,
        )

    def _until(
        self, holds: Callable[[Picture], bool], *, limit_seconds: float, beyond_the_end: bool = False
    ) -> Picture:
        limit = self.now() + limit_seconds
        while True:
            picture = self.look()
            if holds(picture) or self.now() >= limit or (self._time_is_up() and not beyond_the_end):
                return picture
            self.sleep(LOOK_SECONDS)

    def _time_is_up(self) -> bool:
        return self.now() >= self._deadline

    def _mark(self, step: Step | None, first_turn: int, picture: Picture) -> None:
        record = picture.record or {}
        outcome = (record.get("goal"), record.get("target"), record.get("disposition"))
        self.marks.append(Mark(step, first_turn, outcome))


def lab_steps(step: Step) -> list[dict[str, Any]]:
    """The lab's wording of one step."""
    cut_in: list[dict[str, Any]] = []
    if step.interrupt_after_ms is not None:
        cut_in = [{"do": "interrupt_after", "ms": step.interrupt_after_ms}]
    if step.say is not None:
        return [*cut_in, {"do": "say", "text": step.say, "language": step.spoken_language()}]
    if step.keys is not None:
        return [*cut_in, {"do": "keys", "digits": step.keys}]
    if step.hang_up:
        return [{"do": "hang_up"}]
    return [{"do": "silence", "seconds": step.silence}]


def _now_ms(picture: Picture) -> float:
    return float(picture.call["now_ms"])
