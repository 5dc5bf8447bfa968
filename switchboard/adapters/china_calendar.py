"""Public holidays and make-up working days of mainland China, from the ``chinesecalendar`` package."""

from __future__ import annotations

from datetime import date

import chinese_calendar


class ChinaCalendar:
    def day_kind(self, day: date) -> str:
        """See ``ports.HolidayCalendar``. A year that is not announced yet has its weekends only."""
        weekend = day.weekday() >= 5
        try:
            worked = chinese_calendar.is_workday(day)
            _, holiday = chinese_calendar.get_holiday_detail(day)
        except NotImplementedError:
            return "rest" if weekend else "work"
        if worked:
            return "make_up" if weekend else "work"
        return "holiday" if holiday else "rest"
