"""English words with one wrong letter ("Lindaa", "engineerig"), by their deletions, never by a scan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from switchboard.domain.lookup.english import CARRIERS, deletions
from switchboard.domain.lookup.near_sounds import all_syllables
from switchboard.domain.lookup.ordinary import common_english, english_names, ordinary_english

SHORTEST_WORD = 4  # three letters with one of them wrong may be anything
_DOUBLED = re.compile(r"(.)\1")


class Vocabulary:
    """Words that may be meant by a word that differs in one letter."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self.words = frozenset(words)
        self.by_deletion: dict[str, list[str]] = defaultdict(list)  # one letter less, or none → words
        for word in self.words:
            if len(word) > 1:
                for shorter in deletions(word):
                    self.by_deletion[shorter].append(word)

    def near(self, token: str, *, shortest: int = SHORTEST_WORD) -> tuple[str, ...]:
        """Other words one letter from ``token``, of ``shortest`` letters and more, or as long as you like
        if a letter was only doubled ("Bobb")."""
        found = {word for shorter in deletions(token) for word in self.by_deletion.get(shorter, ())} - {token}
        single = _DOUBLED.sub(r"\1", token)
        return tuple(
            sorted(
                word
                for word in found
                if (len(word) >= shortest or word == single) and OSA.distance(token, word) == 1
            )
        )


@lru_cache(maxsize=1)
def _common() -> Vocabulary:
    return Vocabulary(common_english())


@lru_cache(maxsize=4096)
def common_near(token: str) -> frozenset[str]:
    """Very common words that ``token`` may be as well: "whan" is "when" or "than"."""
    return frozenset(_common().near(token, shortest=3))


def is_ordinary(token: str) -> bool:
    """An ordinary word: no name was meant by it."""
    return token in CARRIERS or token in ordinary_english()


def is_name(token: str) -> bool:
    """A name that people or places have: perhaps another one than that of the directory."""
    return token in english_names()


@lru_cache(maxsize=4096)
def is_pinyin(token: str) -> bool:
    """``xiaoyan``: made of Chinese syllables, so it may be another name, not a misspelt one."""
    if not token:
        return True
    return any(
        token[:size] in all_syllables() - {"n", "m", "ng"} and is_pinyin(token[size:]) for size in range(1, 7)
    )
