"""Sheets of everything that may be exported, in the columns that the import reads."""

from __future__ import annotations

from dataclasses import asdict
from datetime import time
from typing import Any

from switchboard.domain.company_rows import WEEKDAYS
from switchboard.domain.directory_sheets import COLUMNS
from switchboard.domain.hours import Hours
from switchboard.domain.people import Directory, Notice

Sheets = dict[str, list[list[str]]]


def export_sheets(directory: Directory, notices: tuple[Notice, ...], hours: Hours) -> Sheets:
    """Sheet name → rows, the heading first."""
    people = [{**asdict(p), "rank": p.rank.value, "language": p.languages} for p in directory.people]
    weeks = [
        {
            "department": w.department,
            "weekdays": [WEEKDAYS[d] for d in sorted(w.weekdays)],
            "opens": _clock(w.opens),
            "closes": _clock(w.closes, end=True),
            "lunch_starts": _clock(w.lunch[0]) if w.lunch else "",
            "lunch_ends": _clock(w.lunch[1]) if w.lunch else "",
            "holidays": "yes" if w.on_holidays else "",
            "time_zone": w.time_zone,
        }
        for w in hours.weeks
    ]
    days = [
        {
            "day": s.day.isoformat(),
            "department": s.department,
            "opens": _clock(s.opens) if s.opens else "",
            "closes": _clock(s.closes, end=True) if s.closes else "",
        }
        for s in hours.special_days
    ]
    return {
        "departments": _rows("departments", [asdict(d) for d in directory.departments]),
        "people": _rows("people", people),
        "notices": _rows("notices", [asdict(n) for n in notices]),
        "hours": _rows("hours", weeks),
        "special_days": _rows("special_days", days),
    }


def _rows(sheet: str, entries: list[dict[str, Any]]) -> list[list[str]]:
    columns = list(COLUMNS[sheet])
    return [columns, *([_cell(entry[column]) for column in columns] for entry in entries)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ";".join(value)
    return str(value)


def _clock(moment: time, *, end: bool = False) -> str:
    return "24:00" if end and moment == time(0) else moment.isoformat("minutes")
