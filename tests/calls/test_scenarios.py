"""Every shipped scenario, spoken and heard as audio (A1 to A6, B2 to B5, C1 to C7, C9, D1, E1, G3)."""

from __future__ import annotations

import pytest

from tests.calls.conftest import Batch
from tests.calls.listening import longest_wait_seconds, seconds_of_sound
from tests.calls.shipped import SCENARIOS
from tests.stack import Stack
from zongji.call.expectations import unmet

LONGEST_SILENCE_SECONDS = 5.0

pytestmark = [pytest.mark.timeout(400), pytest.mark.parametrize("name", SCENARIOS)]


def test_the_scenario_comes_out_as_written(name: str, batch: Batch) -> None:
    report = batch.result(name)
    faults = unmet(SCENARIOS[name].expect, report)
    assert not faults, "\n".join((*faults, report.story()))


def test_the_caller_is_greeted_in_time_and_never_hears_dead_air(
    name: str, batch: Batch, stack: Stack
) -> None:
    """A1, A3: no wait over five seconds without words or a progress sound."""
    report = batch.result(name)
    greeting_gap = report.turns[0].gap_ms
    assert greeting_gap is not None
    assert greeting_gap < LONGEST_SILENCE_SECONDS * 1000
    if any(step.silence for step in SCENARIOS[name].caller):
        return  # there the caller's own silence is the point
    audio = stack.lab.audio(report.call_sid)
    assert seconds_of_sound(audio[:, 1]) > 1.0
    waited = longest_wait_seconds(audio, report.events, from_second=greeting_gap / 1000)
    assert waited < LONGEST_SILENCE_SECONDS, report.story()
