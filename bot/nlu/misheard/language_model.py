"""How probable a word is after the two before it, in what callers say to a switchboard."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from sys import intern
from typing import Any

START, END = "<", ">"
RARE = 2  # a run of three seen once teaches little and costs most of the memory
UNSEEN = 0.2  # of one occurrence: a word that neither callers nor books use
BOOKS = 0.4  # share of general language where callers' sentences say nothing
PAIR = 50.0  # pairs of characters in general language are believed from this many on


class LanguageModel:
    """Trigrams with Witten-Bell smoothing over callers' sentences; below them general language.

    ``words``: occurrences per million of a character in general language; ``pairs``: of two in a row."""

    def __init__(
        self,
        runs: Sequence[Mapping[tuple[str, ...], int]],
        words: Mapping[str, float],
        pairs: Mapping[tuple[str, ...], float],
    ) -> None:
        self._runs = runs
        self._total = sum(runs[0].values())
        self._followed = [_sums(runs[1]), _sums(runs[2])]
        self._kinds = [_kinds(runs[1]), _kinds(runs[2])]
        self._words, self._pairs = words, pairs
        self._word_total = sum(words.values()) or 1.0
        self._pair_totals = _sums(pairs)

    @classmethod
    def of(
        cls,
        sentences: Iterable[Sequence[str]],
        words: Mapping[str, float],
        pairs: Mapping[tuple[str, ...], float],
    ) -> LanguageModel:
        """``sentences`` as lists of units: a character, a word, a kind of name."""
        runs: list[Counter[tuple[str, ...]]] = [Counter(), Counter(), Counter()]
        for sentence in sentences:
            framed = [START, START, *sentence, END]
            for at in range(2, len(framed)):
                for length in (1, 2, 3):
                    runs[length - 1][tuple(framed[at + 1 - length : at + 1])] += 1
        kept = {run: count for run, count in runs[2].items() if count >= RARE}
        return cls([runs[0], runs[1], kept], words, pairs)

    @property
    def units(self) -> dict[str, int]:
        """Everything callers were seen to say, with how often."""
        return {run[0]: count for run, count in self._runs[0].items() if run[0] != END}

    def is_known(self, unit: str) -> bool:
        """Callers or books use it."""
        return (unit,) in self._runs[0] or unit in self._words

    def log_probability(self, first: str, second: str, third: str) -> float:
        """Of ``third`` after ``first second``; natural logarithm."""
        # Not cached: one in eight questions comes again, and 200,000 answers took 50 MB.
        share = self._alone(third)
        pairs = self._pair_totals.get((second,))
        if pairs and third in self._words:
            said_so = (self._pairs.get((second, third), 0.0) + PAIR * share) / (pairs + PAIR)
            share = (share + said_so) / 2
        for length, before in ((1, (second,)), (2, (first, second))):
            followed = self._followed[length - 1].get(before)
            if followed:
                kinds = self._kinds[length - 1][before]
                share = (self._runs[length].get((*before, third), 0) + kinds * share) / (followed + kinds)
        return math.log(share)

    def _alone(self, unit: str) -> float:
        seen = self._runs[0].get((unit,), 0) or UNSEEN
        share = seen / self._total
        if self._words and len(unit) == 1:
            share = (1 - BOOKS) * share + BOOKS * self._words.get(unit, 0.0) / self._word_total
        return share

    def to_json(self) -> dict[str, Any]:
        return {
            "runs": [{" ".join(run): count for run, count in runs.items()} for runs in self._runs],
            "words": dict(self._words),
            "pairs": {" ".join(pair): round(share, 2) for pair, share in self._pairs.items()},
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> LanguageModel:
        runs = [{_units(run): count for run, count in runs.items()} for runs in stored["runs"]]
        pairs = {_units(pair): share for pair, share in stored["pairs"].items()}
        return cls(runs, stored["words"], pairs)


def _units(run: str) -> tuple[str, ...]:
    """``"我 找"`` → ``("我", "找")``; each unit once in memory, however many runs it is in."""
    return tuple(intern(unit) for unit in run.split(" "))


def _sums(runs: Mapping[tuple[str, ...], float]) -> dict[tuple[str, ...], float]:
    """How often anything follows: the sum over the last word."""
    sums: dict[tuple[str, ...], float] = {}
    for run, count in runs.items():
        sums[run[:-1]] = sums.get(run[:-1], 0) + count
    return sums


def _kinds(runs: Mapping[tuple[str, ...], int]) -> dict[tuple[str, ...], int]:
    """How many different words follow."""
    return dict(Counter(run[:-1] for run in runs))
