"""Gaps and interruptions, as the meter at a handset sees them."""

from __future__ import annotations

from phone_lab.handset.events import EventLog
from phone_lab.handset.turns import TurnMeter


def meter() -> TurnMeter:
    return TurnMeter(EventLog(lambda: 0))


def hear(meter: TurnMeter, start_ms: int, end_ms: int) -> None:
    for at_ms in range(start_ms, end_ms, 20):
        meter.heard(at_ms, at_ms + 20)


def test_the_reply_after_silence_ends_the_gap() -> None:
    turns = meter()
    turns.said("hello", start_ms=1000, end_ms=2000, other_last_ms=500)
    hear(turns, 2600, 3000)
    (turn,) = turns.turns
    assert (turn.gap_ms, turn.interrupts, turn.barge_in_stop_ms) == (600, False, None)


def test_who_speaks_before_the_end_has_a_negative_gap() -> None:
    turns = meter()
    turns.said("hello", start_ms=1000, end_ms=2000, other_last_ms=-1)
    hear(turns, 1700, 1800)
    assert turns.turns[0].gap_ms == -300


def test_an_interruption_times_the_stop_and_then_the_new_reply() -> None:
    turns = meter()
    turns.said("wait", start_ms=1000, end_ms=1800, other_last_ms=1000)
    hear(turns, 1000, 1240)
    hear(turns, 2400, 2600)
    (turn,) = turns.turns
    assert (turn.interrupts, turn.barge_in_stop_ms, turn.reply_ms, turn.gap_ms) == (True, 240, 2400, 600)


def test_a_turn_that_is_never_answered_has_no_gap() -> None:
    turns = meter()
    turns.said("wait", start_ms=1000, end_ms=1800, other_last_ms=990)
    hear(turns, 1000, 1100)
    turns.close()
    (turn,) = turns.turns
    assert (turn.barge_in_stop_ms, turn.gap_ms) == (100, None)


def test_every_turn_is_logged_once() -> None:
    log = EventLog(lambda: 0)
    turns = TurnMeter(log)
    turns.said("one", start_ms=0, end_ms=100, other_last_ms=-1)
    turns.said("two", start_ms=500, end_ms=600, other_last_ms=-1)
    hear(turns, 700, 800)
    turns.close()
    assert [entry["said"] for entry in log.entries] == ["one", "two"]
