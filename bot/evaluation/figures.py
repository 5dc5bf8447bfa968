"""Shares with their confidence: a figure without its interval says nothing at this number of sentences."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

_Z = 1.96  # 95 %


@dataclass(frozen=True)
class Share:
    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval at 95 %."""
        if not self.of:
            return 0.0, 1.0
        n, p = self.of, self.value
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
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, expected: str, got: str, *, right: bool | None = None) -> None:
        fits = expected == got if right is None else right
        self.of += 1
        self.right += fits
        if not fits:
            self.confusions[expected, got] += 1

    @property
    def share(self) -> Share:
        return Share(self.right, self.of)
