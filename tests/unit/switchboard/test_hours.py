"""G1: hours, lunch, holidays, make-up days, special days, departments, time zones."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from switchboard.domain.hours import Hours, SpecialDay, WeekHours, is_open, next_opening
from switchboard.domain.hours_document import hours_from_document, hours_to_document

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOURS = Hours(
    weeks=(
        WeekHours(lunch=(time(12), time(13))),
        WeekHours("sales", frozenset(range(7)), time(9), time(20), on_holidays=True),
        WeekHours("duty", frozenset(range(7)), time(0), time(0), on_holidays=True),
        WeekHours("london", time_zone="Europe/London"),
        WeekHours("night", frozenset({4}), time(22), time(6)),
    ),
    special_days=(
        SpecialDay(date(2026, 3, 5)),
        SpecialDay(date(2026, 3, 6), opens=time(13), closes=time(15)),
        SpecialDay(date(2026, 3, 6), "sales"),
    ),
)


def day_kind(day: date) -> str:
    known = {date(2026, 2, 14): "make_up", date(2026, 2, 16): "holiday", date(2026, 2, 17): "holiday"}
    return known.get(day, "rest" if day.weekday() >= 5 else "work")


def at(day: str, clock: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("day", "clock", "department", "expected"),
    [
        ("2026-03-02", "09:00", None, True),
        ("2026-03-02", "08:59", None, False),
        ("2026-03-02", "17:30", None, False),
        ("2026-03-02", "12:30", None, False),  # lunch
        ("2026-03-02", "13:00", None, True),
        ("2026-03-01", "10:00", None, False),  # Sunday
        ("2026-02-14", "10:00", None, True),  # a Saturday that is worked
        ("2026-02-16", "10:00", None, False),  # Spring Festival
        ("2026-02-16", "10:00", "sales", True),
        ("2026-03-01", "19:59", "sales", True),
        ("2026-03-05", "10:00", None, False),  # closed for a special day
        ("2026-03-06", "10:00", None, False),
        ("2026-03-06", "14:00", None, True),
        ("2026-03-06", "14:00", "sales", False),
        ("2026-03-06", "14:00", "unknown", True),
        ("2026-03-01", "00:00", "duty", True),
        ("2026-03-01", "23:59", "duty", True),
        ("2026-03-02", "17:00", "london", True),  # nine in the morning there
        ("2026-03-02", "16:59", "london", False),
        ("2026-02-28", "05:59", "night", True),  # Friday's night reaches into Saturday
        ("2026-02-28", "06:00", "night", False),
    ],
)
def test_g1_open_or_closed(day: str, clock: str, department: str | None, expected: bool) -> None:
    assert is_open(HOURS, at(day, clock), department, day_kind) is expected


@pytest.mark.parametrize(
    ("day", "clock", "department", "expected"),
    [
        ("2026-03-02", "10:00", None, "2026-03-02T10:00:00+08:00"),
        ("2026-03-02", "12:30", None, "2026-03-02T13:00:00+08:00"),
        ("2026-03-04", "20:00", None, "2026-03-06T13:00:00+08:00"),  # over the special day
        ("2026-02-15", "10:00", None, "2026-02-18T09:00:00+08:00"),  # over the festival
        ("2026-03-02", "08:00", "london", "2026-03-02T09:00:00+00:00"),
    ],
)
def test_g1_the_next_opening(day: str, clock: str, department: str | None, expected: str) -> None:
    found = next_opening(HOURS, at(day, clock), department, day_kind)
    assert found is not None
    assert found.isoformat() == expected


def test_g1_a_department_that_never_opens_has_no_next_opening() -> None:
    never = Hours(weeks=(WeekHours("closed", frozenset()),))
    assert next_opening(never, at("2026-03-02", "10:00"), "closed", day_kind) is None


def test_g1_hours_survive_storage() -> None:
    assert hours_from_document(hours_to_document(HOURS)) == HOURS
