"""What a scenario expects is compared with what came out, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zongji.call.expectations import plain, unmet
from zongji.call.report import CallReport, SpokenTurn, StoredMessage
from zongji.call.scenario import Expectation

MESSAGE = StoredMessage("person:p016", "陈明", "华东建材", "13812345678", "请她明天上午给我回电话。")
REPORT = CallReport(
    call_sid="CA1",
    turns=(
        SpokenTurn("", "", ("您好，星城集团。",), 900),
        SpokenTurn("转分机8202。", "转分机 8202", ("请稍等。", "对不起，电话占线。"), 640),
    ),
    goal="message",
    target="person:p016",
    disposition="message_taken",
    ended_by="caller",
    messages=(MESSAGE,),
)


def expectation(**fields: object) -> Expectation:
    return Expectation.model_validate(fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"goal": "message", "target": "person:p016", "disposition": "message_taken", "ended_by": "caller"},
        {"heard": ["分机8202"], "said": ["占线"], "not_said": ["139"]},
        {"max_gap_ms": 1000},
        {"message": {"target": "person:p016", "caller_name": "陈明", "caller_number": "138 1234 5678"}},
        {"message": {"content": "明天上午"}},
    ],
)
def test_what_came_out_as_written_is_met(fields: dict[str, object]) -> None:
    assert unmet(expectation(**fields), REPORT) == ()


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"goal": "connect"}, "goal: expected connect, got message"),
        ({"disposition": "connected"}, "disposition: expected connected, got message_taken"),
        ({"heard": ["财务部"]}, "heard: expected '财务部'"),
        ({"said": ["无人接听"]}, "said: expected '无人接听'"),
        ({"not_said": ["占线"]}, "not_said: '占线' was said"),
        ({"no_message": True}, "no_message: 1 stored"),
        ({"max_gap_ms": 500}, "gap: expected at most 500 ms, got 900 ms"),
        ({"message": {"caller_number": "13812345679"}}, "message.caller_number: expected 13812345679"),
        ({"message": {"content": "合同"}}, "message.content: expected '合同'"),
    ],
)
def test_what_came_out_otherwise_is_named(fields: dict[str, object], line: str) -> None:
    (fault,) = unmet(expectation(**fields), REPORT)
    assert fault.startswith(line)


def test_a_message_that_was_never_stored_is_named() -> None:
    faults = unmet(expectation(message={"caller_name": "陈明"}), replace(REPORT, messages=()))
    assert faults == ("message: none was stored",)


def test_one_fitting_message_among_several_is_enough() -> None:
    other = replace(MESSAGE, content="别的事", caller_number="1")
    assert unmet(expectation(message={"content": "回电话"}), replace(REPORT, messages=(other, MESSAGE))) == ()


def test_spaces_punctuation_and_case_do_not_count() -> None:
    assert plain("Hello, David!  ８２０２。") == "hellodavid8202"
