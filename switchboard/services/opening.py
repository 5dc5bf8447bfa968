"""Whether the company, or one department, is open (G1)."""

from __future__ import annotations

from datetime import datetime

from switchboard.domain.hours import is_open, next_opening
from switchboard.services.current_directory import CurrentDirectory
from switchboard.services.ports import Clock, HolidayCalendar


class Opening:
    def __init__(self, current: CurrentDirectory, calendar: HolidayCalendar, clock: Clock) -> None:
        self._current = current
        self._calendar = calendar
        self._clock = clock

    def is_open(self, at: datetime | None = None, department: str | None = None) -> bool:
        """At the aware moment ``at`` (None: now). ``department`` is a code; None is the company."""
        hours = self._current.snapshot().hours
        return is_open(hours, at or self._clock.now(), department, self._calendar.day_kind)

    def next_opening(self, at: datetime | None = None, department: str | None = None) -> datetime | None:
        """When it opens next, in its own time zone; ``at`` itself while it is open; None within 40
        days: never."""
        hours = self._current.snapshot().hours
        return next_opening(hours, at or self._clock.now(), department, self._calendar.day_kind)
