"""Opening hours as a plain document, for storage and exchange."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from switchboard.domain.hours import Hours, SpecialDay, WeekHours


def hours_to_document(hours: Hours) -> dict[str, Any]:
    """JSON-ready; ``hours_from_document`` reads it back."""
    return {
        "time_zone": hours.time_zone,
        "weeks": [
            {
                "department": w.department,
                "weekdays": sorted(w.weekdays),
                "opens": w.opens.isoformat("minutes"),
                "closes": w.closes.isoformat("minutes"),
                "lunch": [t.isoformat("minutes") for t in w.lunch] if w.lunch else None,
                "on_holidays": w.on_holidays,
                "time_zone": w.time_zone,
            }
            for w in hours.weeks
        ],
        "special_days": [
            {
                "day": s.day.isoformat(),
                "department": s.department,
                "opens": s.opens.isoformat("minutes") if s.opens else None,
                "closes": s.closes.isoformat("minutes") if s.closes else None,
            }
            for s in hours.special_days
        ],
    }


def hours_from_document(document: dict[str, Any]) -> Hours:
    return Hours(
        document["time_zone"],
        tuple(_week(w) for w in document["weeks"]),
        tuple(
            SpecialDay(date.fromisoformat(s["day"]), s["department"], _time(s["opens"]), _time(s["closes"]))
            for s in document["special_days"]
        ),
    )


def _week(w: dict[str, Any]) -> WeekHours:
    lunch = w["lunch"]
    return WeekHours(
        department=w["department"],
        weekdays=frozenset(w["weekdays"]),
        opens=time.fromisoformat(w["opens"]),
        closes=time.fromisoformat(w["closes"]),
        lunch=(time.fromisoformat(lunch[0]), time.fromisoformat(lunch[1])) if lunch else None,
        on_holidays=w["on_holidays"],
        time_zone=w["time_zone"],
    )


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
