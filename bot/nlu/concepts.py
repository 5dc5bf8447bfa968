"""What callers' words mean to a switchboard: a lexicon of synonyms, found by sound as well as by sight.

There is no pretrained model to know that 「捎个话」 and 「转告」 are the same wish; the lexicon does, in both
languages: ``bot/data/lookups/concepts.txt``. Known names come in as ready units (``xxperson``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pypinyin import lazy_pinyin

LEXICON = Path(__file__).parents[1] / "data" / "lookups" / "concepts.txt"
WILDCARD = "*"
WILDCARD_UNITS = 3
EXACT = "="

_UNIT = re.compile(r"[一-龥]|\*|[a-z]+|\d+")
_HAN = re.compile(r"[一-龥]")
# callers, called, calling -> call: enough to meet the lexicon, which is cut in the same way.
_SUFFIX = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s)$")


@dataclass(frozen=True)
class Found:
    """``units[start:end]`` means ``concept``."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True)
class _Entry:
    concept: str
    heard: tuple[str, ...]  # what is compared: sounds, or the characters themselves when ``exact``
    written: tuple[str, ...]  # Chinese characters; empty for English
    exact: bool


@lru_cache(maxsize=8192)
def sound(unit: str) -> str:
    """The syllable of a Chinese character, the stem of an English word."""
    return lazy_pinyin(unit)[0] if _HAN.match(unit) else _SUFFIX.sub("", unit)


def units_of(text: str) -> list[str]:
    return _UNIT.findall(text.lower().replace("'", " "))


class Concepts:
    """The lexicon, indexed by the first sound of each entry; read only."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._words: set[str] = set()
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            concept, words = line.split(":", 1)
            chinese, _, english = words.partition("|")
            for entry in [*chinese.split(), *english.split(",")]:
                self._add(concept.strip(), entry.strip())

    def _add(self, concept: str, entry: str) -> None:
        units = units_of(entry)
        if not units:
            return
        self._words.update(unit for unit in units if unit.isascii() and unit.isalpha())
        chinese = bool(_HAN.match(units[0]))
        # A lone character has too many homophones: it counts only when it is written so.
        exact = chinese and (len(units) == 1 or entry.startswith(EXACT))
        written = tuple(units)
        heard = written if exact else tuple(sound(unit) for unit in units)
        self._entries[sound(units[0])].append(_Entry(concept, heard, written if chinese else (), exact))

    @property
    def words(self) -> set[str]:
        """The English words of all entries, for whoever corrects spelling."""
        return set(self._words)

    def find(self, units: Sequence[str]) -> list[Found]:
        """Every concept, left to right, leaving out what lies inside a longer one."""
        said = tuple(unit.lower().replace("'", "") for unit in units)
        sounds = tuple(sound(unit) for unit in said)
        found = [
            Found(start, end, entry.concept)
            for start in range(len(said))
            for entry in self._entries.get(sounds[start], ())
            if (end := _match(entry.heard, said if entry.exact else sounds, start))
            and _resembles(entry.written, said[start:end])
        ]
        longest = [f for f in found if not any(_inside(f, other) for other in found)]
        return sorted(longest, key=lambda f: (f.start, f.end))


def _resembles(written: tuple[str, ...], said: Sequence[str]) -> bool:
    """Two characters both written otherwise are more likely another word: 「在建」 is not 「再见」."""
    return len(written) != 2 or written[0] == said[0] or written[1] == said[1]


def _inside(inner: Found, outer: Found) -> bool:
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and inner.end - inner.start < outer.end - outer.start
    )


def _match(key: tuple[str, ...], sounds: tuple[str, ...], start: int) -> int:
    """Where the entry ends when it begins at ``start``, 0 when it does not."""
    if WILDCARD not in key:
        end = start + len(key)
        return end if sounds[start:end] == key else 0
    if key[0] == WILDCARD:
        ends = (_match(key[1:], sounds, start + skipped) for skipped in range(1, WILDCARD_UNITS + 1))
        return next(filter(None, ends), 0)
    return _match(key[1:], sounds, start + 1) if sounds[start : start + 1] == key[:1] else 0


@lru_cache(maxsize=1)
def load_concepts() -> Concepts:
    return Concepts(LEXICON.read_text(encoding="utf-8").splitlines())
