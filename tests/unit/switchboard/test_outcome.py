"""What a call is about is what the caller came for, not the goodbye at its end (I1)."""

from __future__ import annotations

import pytest

from switchboard.domain.outcome import PASSING_GOALS, Outcome

MESSAGE = Outcome("message", "person:p016", "message_taken")


@pytest.mark.parametrize("goal", sorted(PASSING_GOALS))
def test_a_passing_goal_does_not_replace_what_the_call_is_about(goal: str) -> None:
    assert MESSAGE.then(Outcome(goal)) == MESSAGE


def test_a_new_wish_replaces_the_one_before() -> None:
    after = MESSAGE.then(Outcome("connect", "department:finance", "connected"))
    assert after == Outcome("connect", "department:finance", "connected")


def test_a_call_that_has_only_passing_goals_is_about_the_last_of_them() -> None:
    assert Outcome("language").then(Outcome("goodbye")).goal == "goodbye"


def test_what_is_not_reported_stays() -> None:
    assert MESSAGE.then(Outcome()) == MESSAGE


def test_an_answered_question_says_nothing_of_the_next_wish() -> None:
    answered = Outcome("info", "hours", "answered")
    assert answered.then(Outcome("connect", "department:sales")).disposition is None
    assert answered.then(Outcome("goodbye")) == answered
