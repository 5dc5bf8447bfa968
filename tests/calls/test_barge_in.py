"""A2: a caller who speaks while the receptionist speaks is listened to at once."""

from __future__ import annotations

import pytest

from tests.stack import Stack
from zongji.call.scenario import Scenario


@pytest.mark.timeout(120)
def test_the_voice_stops_within_400_ms_of_audio(stack: Stack) -> None:
    scenario = Scenario.model_validate(
        {"title": "barge-in", "caller": [{"say": "你们几点下班？", "interrupt_after_ms": 1000}]}
    )
    report = stack.call(scenario)
    (turn,) = [t for t in stack.lab.call(report.call_sid)["turns"] if t["said"] == "你们几点下班？"]
    assert turn["interrupts"]
    assert turn["barge_in_stop_ms"] <= 400
    assert report.target == "hours"


@pytest.mark.timeout(120)
def test_only_what_was_heard_of_an_interrupted_sentence_is_on_record(stack: Stack) -> None:
    scenario = Scenario.model_validate(
        {"title": "barge-in", "caller": [{"say": "转人工。", "interrupt_after_ms": 600}]}
    )
    report = stack.call(scenario)
    record = stack.product().record(report.call_sid)
    assert record is not None
    greeting = next(turn for turn in record["turns"] if turn["speaker"] == "receptionist")
    assert greeting["interrupted"]
