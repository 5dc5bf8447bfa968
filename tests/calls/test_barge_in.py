"""A2: a caller who speaks while the receptionist speaks is listened to at once."""

from __future__ import annotations

import pytest

from tests.stack import Stack
from zongji.call.report import CallReport
from zongji.call.scenario import Scenario

QUESTION = "你们几点下班？"

pytestmark = pytest.mark.timeout(1000)  # the first call of a fresh clone waits for the training


@pytest.fixture(scope="module")
def interruption(stack: Stack) -> CallReport:
    """The greeting is cut by a question."""
    line = {"say": QUESTION, "interrupt_after_ms": 1000}
    return stack.call(Scenario.model_validate({"title": "barge-in", "caller": [line]}))


def test_the_voice_stops_within_400_ms_of_audio(interruption: CallReport, stack: Stack) -> None:
    (turn,) = [t for t in stack.lab.call(interruption.call_sid)["turns"] if t["said"] == QUESTION]
    assert turn["interrupts"]
    assert turn["barge_in_stop_ms"] <= 400


def test_what_was_said_over_the_voice_is_understood(interruption: CallReport) -> None:
    assert (interruption.goal, interruption.target) == ("info", "hours"), interruption.story()


def test_the_sentence_that_was_cut_is_marked_on_record(interruption: CallReport, stack: Stack) -> None:
    record = stack.product().record(interruption.call_sid)
    assert record is not None
    greeting = next(turn for turn in record["turns"] if turn["speaker"] == "receptionist")
    assert greeting["interrupted"]
