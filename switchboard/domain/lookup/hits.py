"""What one step of a search found, and how it becomes an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.values import MAX_CHOICES, Candidate, Lookup

SCORES = {
    "extension": 1.0,
    "name": 1.0,
    "alias": 1.0,
    "department": 1.0,
    "sound": 0.95,
    "title": 0.9,
    "role": 0.9,
    "given": 0.85,
    "subject": 0.8,
    "dialect": 0.7,
    "spelling": 0.5,
    "elsewhere": 0.4,
}


@dataclass(frozen=True)
class Hits:
    """Positions of people or departments; ``exact`` are those among them that are written just so."""

    how: str
    people: tuple[int, ...] = ()
    departments: tuple[int, ...] = ()
    exact: frozenset[int] = frozenset()
    near: bool = False

    def __bool__(self) -> bool:
        return bool(self.people or self.departments)


NOTHING = Hits("none")


@dataclass(frozen=True)
class Limits:
    """What is known beside the words: the department, characters that were spelled out, how words
    reached us."""

    scope: frozenset[int] | None = None
    certain: frozenset[str] = frozenset()
    phonetic: bool = False

    def within(self, tables: Tables, positions: Iterable[int]) -> tuple[int, ...]:
        """Those in the department whose names hold every character that was spelled out."""
        if self.scope is not None:
            positions = [p for p in positions if p in self.scope]
        if self.certain:
            positions = [p for p in positions if all(c in tables.names[p] for c in self.certain)]
        return tuple(positions)

    def without_scope(self) -> Limits:
        return Limits(None, self.certain, self.phonetic)


def answer(tables: Tables, hits: Hits) -> Lookup:
    """People before departments, exact ones first. More near ones than can be read out are no help: none."""
    people = sorted(hits.people, key=lambda p: p not in hits.exact) if hits.exact else hits.people
    total = len(hits.people) + len(hits.departments)
    if total == 0 or (hits.near and total > MAX_CHOICES):
        return Lookup("none")
    score = SCORES[hits.how]
    candidates = [
        Candidate(tables.people[p].target, 1.0 if p in hits.exact else score, hits.how)
        for p in people[:MAX_CHOICES]
    ]
    places = tables.departments.departments
    candidates += [
        Candidate(places[d].target, score, hits.how)
        for d in hits.departments[: MAX_CHOICES - len(candidates)]
    ]
    kind = "near" if hits.near else "one" if total == 1 else "several" if total <= MAX_CHOICES else "too_many"
    return Lookup(kind, tuple(candidates))
