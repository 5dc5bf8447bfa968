"""Shares with their confidence: a figure without its interval says nothing at this number of sentences."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.evaluation.first_turn import Heard
    from bot.evaluation.scripted_caller import Course

_Z = 1.96  # 95 %


@dataclass(frozen=True)
class Share:
    """``repeats``: how often each sentence was said (misheard in different ways)."""

    right: int
    of: int
    repeats: int = 1

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95 %. One sentence misheard twice is still one sentence: the interval is
        that of the number of sentences."""
        if not self.of:
            return 0.0, 1.0
        n, p = self.of / self.repeats, self.value
        centre, spread = p + _Z**2 / (2 * n), _Z * math.sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        return (centre - spread) / (1 + _Z**2 / n), (centre + spread) / (1 + _Z**2 / n)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:6.1%} ({low:.1%} to {high:.1%}, n={self.of})"


@dataclass
class Tally:
    """Counts right and wrong, and what was taken for what."""

    right: int = 0
    of: int = 0
    repeats: int = 1
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, expected: str, got: str, *, right: bool | None = None) -> None:
        fits = expected == got if right is None else right
        self.of += 1
        self.right += fits
        if not fits:
            self.confusions[expected, got] += 1

    @property
    def share(self) -> Share:
        return Share(self.right, self.of, self.repeats)


@dataclass
class Figures:
    """Tables of shares (title -> row -> share) in the order measured; what went wrong, for whoever mends it.

    Of sealed sets only shares are kept: neither sentences nor what each was taken for."""

    tables: dict[str, dict[str, Share]] = field(default_factory=dict)
    led_on: dict[str, dict[str, Share]] = field(default_factory=dict)  # of those that were wrong; same keys
    goals: dict[str, dict[str, Share]] = field(default_factory=dict)  # "set, language" -> goal -> share
    confusions: dict[str, Tally] = field(default_factory=dict)
    wrong_turns: list[Heard] = field(default_factory=list)
    wrong_courses: list[Course] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what a reader of the tables must know

    def add(self, title: str, row: str, share: Share) -> None:
        self.tables.setdefault(title, {})[row] = share

    def take(self, others: Figures) -> None:
        """Adds what was measured elsewhere."""
        for title, rows in others.tables.items():
            self.tables.setdefault(title, {}).update(rows)
        self.notes += others.notes

    @property
    def shares(self) -> dict[str, Share]:
        """Every figure by its full name, ``title: row``, as ``thresholds.yml`` calls it."""
        named = {
            f"{title}: {row}": share for title, rows in self.tables.items() for row, share in rows.items()
        }
        for title, rows in self.led_on.items():
            named |= {f"{title}: {row}: led on when wrong": share for row, share in rows.items()}
        return named
