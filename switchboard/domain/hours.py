"""When the company and each department are open (G1). Pure: the holiday calendar comes in as a function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DayKind = Callable[[date], str]  # "work" | "rest" | "holiday" | "make_up"
LOOK_AHEAD_DAYS = 40  # the longest holiday is nine days; a year-end closure may be a month


@dataclass(frozen=True)
class WeekHours:
    """Opening times of the company (``department`` empty) or of one department.

    ``weekdays`` 0 is Monday. ``on_holidays``: open on public holidays too. ``lunch``: closed in between.
    ``closes`` 24:00 is written as ``time(0)``."""

    department: str = ""
    weekdays: frozenset[int] = frozenset(range(5))
    opens: time = time(9)
    closes: time = time(17, 30)
    lunch: tuple[time, time] | None = None
    on_holidays: bool = False
    time_zone: str = ""


@dataclass(frozen=True)
class SpecialDay:
    """A day that differs: closed, or open at its own times; for one department or (empty) for all."""

    day: date
    department: str = ""
    opens: time | None = None  # None: closed all day
    closes: time | None = None


@dataclass(frozen=True)
class Hours:
    """All opening times of the company."""

    time_zone: str = "Asia/Shanghai"
    weeks: tuple[WeekHours, ...] = (WeekHours(),)
    special_days: tuple[SpecialDay, ...] = field(default=())

    def week_of(self, department: str | None) -> WeekHours:
        """The department's own week, else the company's, else Monday to Friday, nine to half past five."""
        by_department = {week.department: week for week in self.weeks}
        return by_department.get(department or "") or by_department.get("") or WeekHours()

    def zone_of(self, department: str | None) -> ZoneInfo:
        return ZoneInfo(self.week_of(department).time_zone or self.time_zone)

    def special_of(self, day: date, department: str | None) -> SpecialDay | None:
        found = {s.department: s for s in self.special_days if s.day == day}
        return found.get(department or "") or found.get("")


def open_spans(
    hours: Hours, day: date, department: str | None, day_kind: DayKind
) -> tuple[tuple[datetime, datetime], ...]:
    """The spans of ``day`` (in the department's own zone) in which it is open."""
    week, zone = hours.week_of(department), hours.zone_of(department)
    special = hours.special_of(day, department)
    if special is not None:
        if special.opens is None or special.closes is None:
            return ()
        return (_span(day, special.opens, special.closes, zone),)
    kind = day_kind(day)
    if kind == "holiday" and not week.on_holidays:
        return ()
    made_up = kind == "make_up" and week.weekdays >= frozenset(range(5))
    if day.weekday() not in week.weekdays and not made_up:
        return ()
    if week.lunch:
        return (_span(day, week.opens, week.lunch[0], zone), _span(day, week.lunch[1], week.closes, zone))
    return (_span(day, week.opens, week.closes, zone),)


def _span(day: date, opens: time, closes: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    end_day = day if closes > opens else day + timedelta(days=1)
    return datetime.combine(day, opens, zone), datetime.combine(end_day, closes, zone)


def is_open(hours: Hours, at: datetime, department: str | None, day_kind: DayKind) -> bool:
    """Whether the department (None: the company) is open at the aware moment ``at``."""
    local = at.astimezone(hours.zone_of(department))
    # Yesterday's span may reach past midnight.
    days = (local.date() - timedelta(days=1), local.date())
    return any(a <= local < b for day in days for a, b in open_spans(hours, day, department, day_kind))


def next_opening(hours: Hours, at: datetime, department: str | None, day_kind: DayKind) -> datetime | None:
    """The next moment at which it opens, ``at`` itself when it is open now; None when not within 40 days."""
    if is_open(hours, at, department, day_kind):
        return at
    local = at.astimezone(hours.zone_of(department))
    for ahead in range(LOOK_AHEAD_DAYS):
        for opens, _ in open_spans(hours, local.date() + timedelta(days=ahead), department, day_kind):
            if opens > local:
                return opens
    return None
