"""A stretch of text that means something, and how overlapping ones are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Span:
    """``text[start:end]`` is a ``kind`` (a name of an entity); ``value`` is what it stands for."""

    start: int
    end: int
    kind: str
    value: str
    targets: tuple[str, ...] = field(default=())  # of the directory
    role: str = ""  # "not": 「不是找销售」

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def settle(*groups: Iterable[Span]) -> list[Span]:
    """Earlier groups win over later ones; the result is in the order of the text, without overlaps."""
    kept: list[Span] = []
    for group in groups:
        for span in group:
            if span.end > span.start and not any(span.overlaps(other) for other in kept):
                kept.append(span)
    return sorted(kept, key=lambda span: span.start)
