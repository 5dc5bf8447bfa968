"""Scripts and behaviours as they are written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from phone_lab.handset import steps
from phone_lab.handset.behaviour import Behaviour, Handsets
from phone_lab.handset.steps import parse_script


def test_short_and_long_forms_mean_the_same() -> None:
    short = ["hang_up", "wait_for_quiet", {"say": "你好", "voice": "f2"}, {"keys": "8202"}, {"wait": 1}]
    long = [
        {"do": "hang_up"},
        {"do": "wait_for_quiet"},
        {"do": "say", "text": "你好", "voice": "f2"},
        {"do": "keys", "digits": "8202"},
        {"do": "wait", "seconds": 1},
    ]
    assert parse_script(short) == parse_script(long)


def test_a_waiting_step_takes_its_details_inside_or_beside() -> None:
    (inside,) = parse_script([{"wait_for_quiet": {"quiet_ms": 900, "limit_seconds": 5}}])
    (beside,) = parse_script([{"wait_for_quiet": 900, "limit_seconds": 5}])
    assert inside == beside == steps.WaitForQuiet(quiet_ms=900, limit_seconds=5)


@pytest.mark.parametrize("step", [{"dance": 1}, {"keys": "12a"}, {"say": ""}, {"wait": -1}, 5, {"do": "say"}])
def test_what_is_no_step_is_refused(step: object) -> None:
    with pytest.raises(ValidationError):
        parse_script([step])


def test_extensions_are_answered_and_strangers_are_not_reached() -> None:
    handsets = Handsets(extension_address="+865718800{extension}")
    assert handsets.at("+8657188008202").answers == "answers"
    for nobody in ("+8657188008202123", "+865718800", "+86571880082x2", "+8613812345678"):
        assert handsets.at(nobody).answers == "unreachable"
    handsets.set("+8613812345678", Behaviour(answers="busy"))
    assert handsets.at("+8613812345678").answers == "busy"
    handsets.reset("+8613812345678")
    assert handsets.at("+8613812345678").answers == "unreachable"
