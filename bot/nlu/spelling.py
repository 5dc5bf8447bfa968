"""English words that a recogniser has spelt a little wrong, read as the known word they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

SHORTEST = 4  # one wrong letter in "to" or "the" makes another word
TWO_SLIPS_FROM = 9  # letters: a long word is still itself with two letters wrong


class Speller:
    """Knows the words of the training phrases and of the lexicon; what is known is never changed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if word.isascii() and word.isalpha())
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._words):
            self._by_length[len(word)].append(word)
        self.correct = lru_cache(maxsize=4096)(self._correct)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(sorted(self._words))

    def _correct(self, word: str) -> str:
        if word in self._words or len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
            return word
        slips = 2 if len(word) >= TWO_SLIPS_FROM else 1
        near = [
            (OSA.distance(word, known, score_cutoff=slips), known)
            for length in range(len(word) - slips, len(word) + slips + 1)
            for known in self._by_length.get(length, ())
        ]
        best = min((pair for pair in near if pair[0] <= slips), default=None)
        return best[1] if best else word
