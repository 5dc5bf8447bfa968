"""The company's own facts, from the notice board (E1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from switchboard.domain.closest_notice import closest_notice
from switchboard.domain.notice_topics import find_topic, topics_of_groups
from switchboard.domain.people import Notice
from switchboard.services.current_directory import CurrentDirectory
from switchboard.services.ports import Clock


class NoticeBoard:
    def __init__(self, current: CurrentDirectory, clock: Clock) -> None:
        self._current = current
        self._clock = clock

    def enquire(self, topic: str, language: str = "zh") -> str | None:
        """The answer that is valid today, in ``language`` (zh if it lacks the other); None: not on
        the board."""
        for notice in self.notices():
            if notice.topic == topic:
                return (
                    (notice.answer_en if language == "en" else notice.answer_zh) or notice.answer_zh or None
                )
        return None

    def find_topic(self, text: str) -> str | None:
        """「你们几点下班」 → ``hours``; None when no valid notice fits, or two fit equally well."""
        return find_topic(text, self.notices())

    def closest_topic(self, text: str) -> str | None:
        """The notice that speaks of the same, though no keyword fits; None: none clearly does."""
        return closest_notice(text, self.notices())

    def topics_of_groups(self) -> Mapping[str, str]:
        """What a question may be about → the topic of today's board that answers it."""
        return topics_of_groups(self.notices())

    def notices(self) -> tuple[Notice, ...]:
        """Those shown today, in the company's time zone."""
        snapshot = self._current.snapshot()
        today: date = self._clock.now().astimezone(ZoneInfo(snapshot.hours.time_zone)).date()
        return tuple(notice for notice in snapshot.notices if notice.shown_on(today))
