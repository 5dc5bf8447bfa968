"""What another process needs to take a call up, and how patient each phase is."""

from __future__ import annotations

from switchboard.domain.outcome import Outcome
from voice_gateway.call_state import CallState, Phase, from_json, to_json
from voice_gateway.phases import IGNORED, patience_seconds
from voice_gateway.timing import Timing


def test_a_state_comes_back_as_it_was_saved() -> None:
    state = CallState("+1", "+2", "here", Phase.JOINED, "en", True, 7, 1.5, "CA2", True, Outcome("connect"))
    assert from_json(to_json(state)) == state


def test_a_state_of_another_version_is_read_as_far_as_it_goes() -> None:
    assert from_json({"caller": "+1", "mood": "sunny"}) == CallState(caller="+1")


def test_an_outcome_keeps_what_the_news_does_not_mention() -> None:
    state = CallState().with_outcome(Outcome("connect", "person:p018"))
    assert state.with_outcome(Outcome(disposition="connected")).outcome == Outcome(
        "connect", "person:p018", "connected"
    )


def test_every_phase_says_what_it_ignores() -> None:
    assert set(IGNORED) == set(Phase)


def test_every_phase_in_which_a_caller_waits_has_an_end() -> None:
    for phase in (Phase.TALKING, Phase.STANDBY, Phase.CONNECTING, Phase.LEAVING):
        for has_stream in (True, False):
            seconds = patience_seconds(phase, Timing(), has_stream=has_stream, callee_is_gone=False)
            assert seconds is not None, phase


def test_two_joined_people_may_be_quiet_for_ever_and_one_left_alone_may_not() -> None:
    timing = Timing()
    assert patience_seconds(Phase.JOINED, timing, has_stream=False, callee_is_gone=False) is None
    assert patience_seconds(Phase.JOINED, timing, has_stream=False, callee_is_gone=True) == 5.0
