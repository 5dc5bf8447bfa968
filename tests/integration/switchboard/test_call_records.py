"""One record per call, whatever is reported twice (I1)."""

from __future__ import annotations

import pytest

from switchboard.bootstrap import Switchboard
from switchboard.domain.calls import Turn
from switchboard.domain.errors import UnknownCall
from switchboard.domain.outcome import Outcome
from tests.integration.switchboard.fakes import FixedClock


def test_i1_a_call_is_recorded_with_turns_steps_outcome_and_end(
    switchboard: Switchboard, clock: FixedClock
) -> None:
    record = switchboard.record_call
    record.started("CA1", channel="voice", caller="+8613800000000", called="+8657188000000", at=clock.now())
    record.turn("CA1", Turn(0, "receptionist", "您好", at=0.1))
    record.turn("CA1", Turn(2, "receptionist", "请稍等", at=3.0, gap_ms=480.0, interrupted=True))
    record.turn("CA1", Turn(1, "caller", "转财务部", at=1.5, transcribe_ms=210.5))
    record.step("CA1", "ringing", target="department:finance")
    record.outcome("CA1", Outcome("connect", "department:finance"))
    record.outcome("CA1", Outcome(disposition="connected"))
    record.ended("CA1", "caller")
    clock.forward(seconds=5)
    record.ended("CA1", "carrier")

    call = record.get("CA1")
    assert call is not None
    assert [t.text for t in call.turns] == ["您好", "转财务部", "请稍等"]
    assert call.turns[2].gap_ms == 480.0
    assert call.turns[2].interrupted
    assert call.steps[0].detail == {"target": "department:finance"}
    assert call.outcome == Outcome("connect", "department:finance", "connected")
    assert (call.ended_by, call.ended_at) == ("caller", call.started_at)
    assert call.started_at.utcoffset() is not None


def test_i1_reports_that_come_twice_count_once(switchboard: Switchboard) -> None:
    record = switchboard.record_call
    for _ in range(2):
        record.started("CA1", channel="voice", caller="a", called="b")
        record.turn("CA1", Turn(0, "caller", "喂"))
        record.step("CA1", "answered", event_id="CA1:answered")
        record.step("CA1", "busy")
    record.turn("CA1", Turn(0, "caller", "喂，你好"))
    call = record.get("CA1")
    assert call is not None
    assert [t.text for t in call.turns] == ["喂，你好"]
    assert [s.name for s in call.steps] == ["answered", "busy", "busy"]


def test_i1_nothing_is_recorded_for_a_call_that_never_began(switchboard: Switchboard) -> None:
    record = switchboard.record_call
    for report in (
        lambda: record.turn("CA9", Turn(0, "caller", "x")),
        lambda: record.step("CA9", "ringing"),
        lambda: record.outcome("CA9", Outcome("connect")),
        lambda: record.outcome("CA9", Outcome()),
        lambda: record.ended("CA9", "caller"),
    ):
        with pytest.raises(UnknownCall):
            report()
    assert record.get("CA9") is None


def test_i1_records_are_searched_newest_first_by_page(switchboard: Switchboard, clock: FixedClock) -> None:
    record = switchboard.record_call
    for n in range(5):
        record.started(f"CA{n}", channel="voice" if n % 2 else "chat", caller="", called="", at=clock.now())
        record.outcome(f"CA{n}", Outcome("connect" if n < 3 else "info", "person:p018"))
        clock.forward(seconds=60)
    found, total = record.search(goal="connect", limit=2)
    assert ([c.call_id for c in found], total) == (["CA2", "CA1"], 3)
    assert [c.call_id for c in record.search(goal="connect", limit=2, offset=2)[0]] == ["CA0"]
    assert record.search(channel="voice")[1] == 2
    assert record.search(since=clock.now())[1] == 0
    assert [c.call_id for c in record.recent(1)] == ["CA4"]
