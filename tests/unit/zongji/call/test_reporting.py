"""The report groups what was heard and replied by what the caller said."""

from __future__ import annotations

from zongji.call.conductor import Mark
from zongji.call.picture import Picture
from zongji.call.reporting import make_report
from zongji.call.scenario import Step

CALL = {
    "call_sid": "CA1",
    "status": "completed",
    "events": [
        {"type": "answered", "at_ms": 1000},
        {"type": "heard_started", "at_ms": 1240},
        {"type": "hung_up", "at_ms": 21000},
    ],
    "turns": [
        {"said": "转财务部。", "gap_ms": 612.4},
        {"said": "8202", "gap_ms": 300.0},
        {"said": "喂？", "gap_ms": None},
    ],
}
RECORD = {
    "goal": "connect",
    "target": "department:finance",
    "disposition": "connected",
    "ended_by": "caller",
    "turns": [
        {"speaker": "receptionist", "text": "您好。"},
        {"speaker": "caller", "text": "转财务部"},
        {"speaker": "receptionist", "text": "请稍等。"},
        {"speaker": "receptionist", "text": "占线。"},
        {"speaker": "receptionist", "text": "好的。"},
    ],
}
MARKS = [
    Mark(None, 0, (None, None, None)),
    Mark(Step(say="转财务部。"), 1, ("connect", "department:finance", None)),
    Mark(Step(keys="8202"), 4, ("connect", "person:p016", "connected")),
]


def test_each_turn_has_what_was_said_heard_and_replied() -> None:
    greeting, wish, keys = make_report(Picture(CALL, RECORD), MARKS).turns
    assert (greeting.said, greeting.replies) == ("", ("您好。",))
    assert (wish.said, wish.heard, wish.replies) == ("转财务部。", "转财务部", ("请稍等。", "占线。"))
    assert (keys.said, keys.heard, keys.replies) == ("[8202]", "", ("好的。",))
    assert (wish.goal, wish.target, wish.disposition) == ("connect", "department:finance", None)


def test_gaps_are_those_that_the_handset_measured() -> None:
    turns = make_report(Picture(CALL, RECORD), MARKS).turns
    assert [turn.gap_ms for turn in turns] == [240, 612, 300]


def test_a_pause_that_was_answered_and_talked_over_has_the_gap_of_the_real_answer() -> None:
    turn = {"said": "转财务部。", "gap_ms": -1900.0, "end_ms": 5000.0}
    sounds = [{"type": "heard_started", "at_ms": at_ms} for at_ms in (1240, 3100, 5400)]
    call = {**CALL, "events": sounds, "turns": [turn]}
    assert make_report(Picture(call, RECORD), MARKS[:2]).turns[1].gap_ms == 400


def test_what_came_of_the_call_is_what_the_record_says() -> None:
    report = make_report(Picture(CALL, RECORD), MARKS)
    assert (report.goal, report.target, report.disposition) == ("connect", "department:finance", "connected")
    assert report.ended_by == "caller"
    assert report.duration_ms == 20_000


def test_a_call_without_a_record_is_reported_as_far_as_it_was_heard() -> None:
    report = make_report(Picture(CALL, None), MARKS[:1])
    assert report.goal is None
    assert report.turns[0].replies == ()
