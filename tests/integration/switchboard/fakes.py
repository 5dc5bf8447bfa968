"""A clock that tests set and a notifier that remembers."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone


class FixedClock:
    def __init__(self) -> None:
        self.moment = datetime(
            2026, 11, 23, 2, 0, tzinfo=timezone.utc
        )  # Monday, ten in the morning in Shanghai

    def now(self) -> datetime:
        return self.moment

    def forward(self, *, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class RecordingNotifier:
    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []
        self.refuse = False

    def send(self, url: str, *, title: str, body: str) -> bool:
        if self.refuse:
            return False
        self.sent.append((url, title, body))
        return True
