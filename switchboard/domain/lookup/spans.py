"""Parts of a sentence that may name someone, and which of them stay when they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WRITTEN_BONUS = 0.6  # a written match beats one that only sounds so, unless that one is longer
MORE_THAN_CAN_BE_READ = 6  # people of one mention; more cannot be asked about
ENOUGH_TO_TELL_APART = 300  # people of one span, before the rest of the sentence says which
KIND_ORDER = {"extension": 0, "person": 1, "department": 2, "subject": 3}


@dataclass(frozen=True)
class Span:
    """``positions`` are of people or of departments, by ``kind``; ``target`` is set for an extension
    instead. ``described``: not named, so that any department in the sentence may be theirs."""

    start: int
    end: int
    kind: str  # person | department | extension | subject
    positions: tuple[int, ...] = ()
    written: bool = True
    target: str = ""
    described: bool = False

    @property
    def weight(self) -> float:
        return self.end - self.start + (WRITTEN_BONUS if self.written else 0.0)


def longest_apart(spans: Iterable[Span]) -> list[Span]:
    """The heaviest spans that do not overlap, left to right."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (-s.weight, KIND_ORDER[s.kind], s.start)):
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
