"""Every shipped scenario, spoken and heard as audio (A1 to A6, B2 to B5, C1 to C7, C9, D1, E1, G3)."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from tests.calls.conftest import FILES
from tests.calls.listening import longest_silence_seconds, seconds_of_sound
from tests.stack import Stack
from zongji.call.expectations import unmet
from zongji.call.report import CallReport
from zongji.call.scenario import load_scenario

Calls = dict[Path, Future[CallReport]]

# On a machine that carries six calls, their callers and whatever else runs there.
LONGEST_GAP_MS = 5_000


@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_scenario_comes_out_as_written(path: Path, scenario_calls: Calls) -> None:
    report = scenario_calls[path].result()
    assert unmet(load_scenario(path).expect, report) == (), report.to_json()["turns"]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_caller_is_answered_in_time_and_never_hears_dead_air(
    path: Path, scenario_calls: Calls, stack: Stack
) -> None:
    """A1, A3: greeted at once, and no wait over five seconds without words or a progress sound."""
    report = scenario_calls[path].result()
    greeting_gap = report.turns[0].gap_ms
    assert greeting_gap is not None
    assert greeting_gap < LONGEST_GAP_MS
    if any(step.silence for step in load_scenario(path).caller):
        return  # there the caller's own silence is the point
    audio = stack.lab.audio(report.call_sid)
    assert seconds_of_sound(audio[:, 1]) > 1.0
    assert longest_silence_seconds(audio, from_second=greeting_gap / 1000) < LONGEST_GAP_MS / 1000
