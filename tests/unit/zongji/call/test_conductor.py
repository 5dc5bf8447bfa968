"""The conductor plays the caller: listens first, speaks when it is quiet, hangs up in the end."""

from __future__ import annotations

from typing import Any

from zongji.call.conductor import Conductor
from zongji.call.picture import Picture
from zongji.call.scenario import Scenario


class PlayedLine:
    """A line on a clock of its own: greets after 500 ms, and answers each thing said ``answer_ms`` later."""

    def __init__(self, *, answer_ms: int | None = 800, ends_at_ms: int | None = None) -> None:
        self.at_ms = 0
        self.said: list[dict[str, Any]] = []
        self.hung_up_ms: int | None = None
        self._answer_ms = answer_ms
        self._ends_at_ms = ends_at_ms
        self._events = [_event("answered", 0), _event("heard_started", 500), _event("heard_ended", 2000)]

    def now(self) -> float:
        return self.at_ms / 1000

    def sleep(self, seconds: float) -> None:
        self.at_ms += round(seconds * 1000)

    def call(self, call_sid: str) -> dict[str, Any]:
        over = self.hung_up_ms is not None or (
            self._ends_at_ms is not None and self.at_ms >= self._ends_at_ms
        )
        return {
            "status": "completed" if over else "in-progress",
            "now_ms": self.at_ms,
            "events": [event for event in self._events if event["at_ms"] <= self.at_ms],
        }

    def add_steps(self, call_sid: str, *steps: Any) -> None:
        for step in steps:
            self.said.append({**step, "at_ms": self.at_ms})
            kind = "keys" if step["do"] == "keys" else "said_ended"
            end_ms = self.at_ms + 1000
            self._events.append(_event(kind, end_ms))
            if self._answer_ms is not None:
                self._events.append(_event("heard_started", end_ms + self._answer_ms))
                self._events.append(_event("heard_ended", end_ms + self._answer_ms + 2000))

    def hang_up(self, call_sid: str) -> None:
        self.hung_up_ms = self.at_ms


def _event(kind: str, at_ms: int) -> dict[str, Any]:
    return {"type": kind, "at_ms": at_ms}


def conduct(line: PlayedLine, *steps: dict[str, Any], record: dict[str, Any] | None = None) -> Picture:
    scenario = Scenario.model_validate({"title": "t", "caller": list(steps)})
    record = record or {"ended_at": "2026-01-05T09:01:00+00:00", "turns": [], "steps": []}
    conductor = Conductor(line, lambda _: record, "CA1", scenario, now=line.now, sleep=line.sleep)
    return conductor.run()


def test_it_speaks_only_when_the_greeting_has_been_over_for_a_second() -> None:
    line = PlayedLine()
    conduct(line, {"say": "你好"})
    (first,) = line.said
    assert 3000 <= first["at_ms"] <= 3300
    assert (first["text"], first["language"]) == ("你好", "zh")


def test_each_line_waits_for_the_answer_to_the_one_before() -> None:
    line = PlayedLine()
    conduct(line, {"say": "Hello"}, {"keys": "8202"})
    first, second = line.said
    assert second["digits"] == "8202"
    answered_ms = first["at_ms"] + 1000 + 800 + 2000
    assert second["at_ms"] >= answered_ms + 1000


def test_an_interruption_is_handed_in_before_the_greeting_is_over() -> None:
    line = PlayedLine()
    conduct(line, {"say": "转人工", "interrupt_after_ms": 600})
    cut_in, said = line.said
    assert (cut_in["do"], cut_in["ms"]) == ("interrupt_after", 600)
    assert said["at_ms"] < 500


def test_the_caller_hangs_up_after_the_last_answer() -> None:
    line = PlayedLine()
    conduct(line, {"say": "你好"})
    assert line.hung_up_ms is not None


def test_an_answer_that_never_comes_is_not_waited_for_for_ever() -> None:
    line = PlayedLine(answer_ms=None)
    conduct(line, {"say": "你好"})
    assert line.hung_up_ms is not None
    assert line.hung_up_ms < 60_000


def test_nothing_more_is_said_once_the_call_is_over() -> None:
    line = PlayedLine(ends_at_ms=5000)
    picture = conduct(line, {"say": "你好"}, {"say": "再见"})
    assert picture.is_over
    assert [step["text"] for step in line.said] == ["你好"]
    assert line.hung_up_ms is None


def test_silence_ends_early_when_the_other_side_hangs_up() -> None:
    line = PlayedLine(ends_at_ms=9000)
    conduct(line, {"silence": 60})
    assert line.at_ms < 12_000
