"""When a caller may speak: the receptionist has finished and no callee is being rung."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from zongji.call.picture import Picture

BEGAN = datetime(2026, 1, 5, 9, 0, tzinfo=timezone.utc)

# A caller greeted at 500 to 3,000 ms, who spoke at 4,000 to 5,000 ms.
SPOKEN = [
    {"type": "answered", "at_ms": 0},
    {"type": "heard_started", "at_ms": 500},
    {"type": "heard_ended", "at_ms": 3000},
    {"type": "said_started", "at_ms": 4000},
    {"type": "said_ended", "at_ms": 5000},
]


def event(kind: str, at_ms: int) -> dict[str, Any]:
    return {"type": kind, "at_ms": at_ms}


def picture(
    *events: dict[str, Any], steps: list[tuple[str, float, dict[str, str]]] | None = None, turn_at: float = 0
) -> Picture:
    record = {
        "started_at": BEGAN.isoformat(),
        "turns": [{"speaker": "receptionist", "at": turn_at}],
        "steps": [
            {"name": name, "at": (BEGAN + timedelta(seconds=at)).isoformat(), "detail": detail}
            for name, at, detail in steps or []
        ],
    }
    return Picture({"status": "in-progress", "events": [*SPOKEN, *events]}, record)


def test_it_is_not_quiet_before_the_answer_has_begun() -> None:
    assert picture().quiet_for_ms(9000) == 0


def test_it_is_not_quiet_while_the_answer_is_spoken() -> None:
    assert picture(event("heard_started", 5600)).quiet_for_ms(9000) == 0


def test_quiet_is_counted_from_the_end_of_the_answer() -> None:
    answered = picture(event("heard_started", 5600), event("heard_ended", 8000))
    assert answered.quiet_for_ms(9000) == 1000


@pytest.mark.parametrize("status", ["completed", "failed", "busy", "no-answer", "canceled"])
def test_a_call_in_a_final_state_is_over(status: str) -> None:
    assert Picture({"status": status}, None).is_over


def test_a_callee_who_is_rung_or_asked_keeps_the_caller_waiting() -> None:
    for step in ("consult_ringing", "consult_answered", "callee_told"):
        assert picture(steps=[("consult_ringing", 6, {}), (step, 7, {})]).is_consulting


def test_a_callee_who_accepted_keeps_the_caller_waiting_until_both_are_joined() -> None:
    accepted = [("consult_ended", 8.0, {"answer": "accept"})]
    assert picture(steps=accepted).is_consulting
    assert not picture(event("joined", 8500), steps=accepted).is_consulting


def test_after_a_busy_tone_the_caller_waits_for_the_words_about_it() -> None:
    busy = [("consult_ringing", 6.0, {}), ("consult_ended", 7.0, {"answer": "busy"})]
    assert picture(steps=busy, turn_at=5.5).is_consulting
    assert not picture(steps=busy, turn_at=7.4).is_consulting


def test_without_a_record_nobody_is_known_to_be_rung() -> None:
    assert not Picture({"status": "in-progress", "events": SPOKEN}, None).is_consulting


def test_who_left_the_conference_is_not_joined_any_more() -> None:
    assert picture(event("joined", 8500)).is_joined
    assert not picture(event("joined", 8500), event("left", 9500)).is_joined
