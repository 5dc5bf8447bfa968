"""Notices, hours, special days and channels out of sheets (B1, E1, G1)."""

from __future__ import annotations

import re
from datetime import time
from zoneinfo import ZoneInfo

from switchboard.domain.directory_sheets import Reader, Row
from switchboard.domain.hours import Hours, SpecialDay, WeekHours
from switchboard.domain.people import Directory, Notice

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YES = {"yes", "true", "1", "是", "open", "开"}


def read_notices(reader: Reader) -> tuple[Notice, ...]:
    found: dict[str, Notice] = {}
    for row in reader.sheet.rows:
        topic = reader.text(row, "topic")
        starts, ends = reader.day(row, "starts"), reader.day(row, "ends")
        if topic in found:
            reader.error(row, "topic", f"{topic} is there twice")
        if starts and ends and ends < starts:
            reader.error(row, "ends", "is before starts")
        found[topic] = Notice(
            topic,
            reader.text(row, "answer_zh"),
            reader.text(row, "answer_en"),
            starts,
            ends,
            reader.many(row, "keywords"),
        )
    return tuple(found.values())


def read_weeks(reader: Reader, directory: Directory) -> tuple[WeekHours, ...]:
    found: dict[str, WeekHours] = {}
    for row in reader.sheet.rows:
        department = _department(reader, row, directory)
        if department in found:
            reader.error(row, "department", "is there twice")
        opens, closes = reader.time(row, "opens"), reader.time(row, "closes")
        lunch = (reader.time(row, "lunch_starts"), reader.time(row, "lunch_ends"))
        if (lunch[0] is None) != (lunch[1] is None):
            reader.error(row, "lunch_ends", "lunch needs both times")
        zone = reader.text(row, "time_zone")
        if zone and not _is_zone(zone):
            reader.error(row, "time_zone", "is no time zone like Asia/Shanghai")
            zone = ""
        found[department] = WeekHours(
            department=department,
            weekdays=reader.parsed(row, "weekdays", _weekdays, "is not like mon-fri or mon;wed")
            or frozenset(),
            opens=opens or time(0),
            closes=closes or time(0),
            lunch=(lunch[0], lunch[1]) if lunch[0] and lunch[1] else None,
            on_holidays=reader.text(row, "holidays").lower() in YES,
            time_zone=zone,
        )
    return tuple(found.values())


def read_special_days(reader: Reader, directory: Directory) -> tuple[SpecialDay, ...]:
    found = []
    for row in reader.sheet.rows:
        day = reader.day(row, "day")
        opens, closes = reader.time(row, "opens"), reader.time(row, "closes")
        if (opens is None) != (closes is None):
            reader.error(row, "closes", "give both times, or neither for closed")
        if day:
            found.append(SpecialDay(day, _department(reader, row, directory), opens, closes))
    return tuple(found)


def read_channels(reader: Reader, directory: Directory) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in reader.sheet.rows:
        target, url = reader.text(row, "target"), reader.text(row, "url")
        if directory.resolve(target) is None:
            reader.error(row, "target", "is not in the directory; write person:ID or department:CODE")
        if not re.match(r"^[a-z][a-z0-9+.-]*://", url):
            reader.error(row, "url", "is not an Apprise URL")
        found[target] = url
    return found


def with_new_parts(
    hours: Hours, weeks: tuple[WeekHours, ...] | None, special_days: tuple[SpecialDay, ...] | None
) -> Hours:
    """The hours with what a file brought; the rest stays."""
    return Hours(
        hours.time_zone,
        hours.weeks if weeks is None else weeks,
        hours.special_days if special_days is None else special_days,
    )


def _department(reader: Reader, row: Row, directory: Directory) -> str:
    code = reader.text(row, "department")
    if code and directory.department(code) is None:
        reader.error(row, "department", "is no department's code")
    return code


def _weekdays(text: str) -> frozenset[int]:
    """``mon-fri``, ``mon;wed``, ``all``."""
    days: set[int] = set()
    for part in text.lower().replace("；", ";").split(";"):
        if part.strip() == "all":
            days.update(range(7))
            continue
        first, _, last = part.strip().partition("-")
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
        days.update(range(start, end + 1) if start <= end else (*range(start, 7), *range(end + 1)))
    return frozenset(days)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
