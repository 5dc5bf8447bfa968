"""Keywords in a question, as written, as heard, in another form of the word, or with one wrong letter.

A keyword is what an administrator types: 「营业时间」, "opening hours"; with ``*`` its parts stand in this
order and near each other: ``售楼处*几点``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from switchboard.domain.lookup.english import CARRIERS, singular
from switchboard.domain.lookup.misspelt import is_name, is_ordinary
from switchboard.domain.lookup.ordinary import OrdinaryWords, shared
from switchboard.domain.lookup.plain_text import is_han, plain
from switchboard.domain.lookup.sounds import syllables
from switchboard.domain.lookup.word_lists import words
from switchboard.domain.lookup.words_in_letters import words_in_letters

FARTHEST = 10  # characters, or words in letters, between two parts of a keyword
ARTICLES = frozenset(("the", "a", "an"))
QUESTION_WORDS = words("what when where how which who there you your we our any some do doe did till until")
SHORTEST_MISSPELT = 4
LETTERS_A_CHARACTER = 3.0  # so long a word in letters weighs as much as one Chinese character
PART_BONUS, MISHEARD = 0.5, 0.5


@dataclass(frozen=True)
class Part:
    """Chinese ``text``, or ``stems`` of English words (then ``text`` is what was typed)."""

    text: str
    stems: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """How much it tells, in Chinese characters: question words and the like tell little."""
        if not self.stems:
            return len(self.text)
        letters = sum(len(w) for w in self.text.split() if w not in CARRIERS | QUESTION_WORDS)
        return max(letters, 1) / LETTERS_A_CHARACTER


@dataclass(frozen=True)
class Found:
    """``end``: where it ends in the question; ``misheard``: not as written."""

    end: int
    misheard: bool


class Question:
    """What a caller asked, ready to be searched."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self.sounds = syllables(self.text)
        self._all_sounds = frozenset(self.sounds)
        self.has_chinese = any(map(is_han, self.text))
        self.ordinary = OrdinaryWords(self.text, self.sounds)
        said = [(self.text[w.start : w.end], w.start, w.end) for w in words_in_letters(self.text, text)]
        self.words = [word for word in said if word[0] not in ARTICLES]
        self._places_of: dict[str, list[int]] = {}
        self._lenient = False

    def weight_of(self, keyword: tuple[Part, ...], *, leniently: bool = False) -> float:
        """How much of ``keyword`` speaks here: its length, more for several parts, less for what is only
        heard; 0 if it is not here. ``leniently``: even where just another word is written (地质 for 地址)."""
        self._lenient = leniently
        misheard = self._in_order(keyword, 0, anywhere=True)
        if misheard is None:
            return 0.0
        return sum(p.weight for p in keyword) + PART_BONUS * (len(keyword) - 1) - MISHEARD * misheard

    def _in_order(self, parts: tuple[Part, ...], at: int, *, anywhere: bool = False) -> int | None:
        """With how few misheard parts all of ``parts`` follow each other from ``at`` on; None: not at all."""
        if not parts:
            return 0
        best: int | None = None
        for found in self._places(parts[0], at, anywhere=anywhere):
            rest = self._in_order(parts[1:], found.end)
            if rest is not None and (best is None or rest + found.misheard < best):
                best = rest + found.misheard
        return best

    def _places(self, part: Part, at: int, *, anywhere: bool) -> Iterator[Found]:
        last = len(self.text) if anywhere else self._farthest(at)
        yield from self._english(part, at, last) if part.stems else self._chinese(part, at, last)

    def _farthest(self, at: int) -> int:
        """Where the next part must begin at the latest."""
        units = 0
        for place in range(at, len(self.text)):
            begins_word = not self.text[place].isspace() and (place == 0 or self.text[place - 1].isspace())
            units += is_han(self.text[place]) or begins_word
            if units > FARTHEST:
                return place
        return len(self.text)

    # -- Chinese -------------------------------------------------------------------------------------------

    def _chinese(self, part: Part, at: int, last: int) -> Iterator[Found]:
        size = len(part.text)
        sounds = _sounds(part.text)
        if not self.has_chinese or not self._all_sounds.issuperset(sounds):
            return
        for start in range(at, min(last, len(self.text) - size) + 1):
            end = start + size
            said = self.text[start:end]
            if said == part.text:
                yield Found(end, misheard=False)
            elif size > 1 and self.sounds[start:end] == sounds and self._is_sure(part.text, start, end):
                yield Found(end, misheard=True)

    def _is_sure(self, keyword: str, start: int, end: int) -> bool:
        """One character at least is right, and no ordinary word is written there instead."""
        if not shared(self.text[start:end], keyword):
            return False
        return not self.ordinary.oppose(start, end, keyword, beside_itself=self._lenient)

    # -- English -------------------------------------------------------------------------------------------

    def _english(self, part: Part, at: int, last: int) -> Iterator[Found]:
        typed = part.text.split()
        for first in self._begins_with(typed[0], part.stems[0]):
            said = self.words[first : first + len(typed)]
            if len(said) < len(typed) or not at <= said[0][1] <= last:
                continue
            alike = [_same(w, t, s) for (w, _, _), t, s in zip(said, typed, part.stems, strict=True)]
            if all(alike) and (len(typed) > 1 or _in_number(said[0][0], typed[0])):
                yield Found(said[-1][2], "near" in alike)

    def _begins_with(self, typed: str, stem_of_typed: str) -> list[int]:
        """Which words of the question may be ``typed``; many keywords begin alike."""
        if typed not in self._places_of:
            self._places_of[typed] = [
                n for n, (word, _, _) in enumerate(self.words) if _same(word, typed, stem_of_typed)
            ]
        return self._places_of[typed]


@lru_cache(maxsize=65536)
def _same(said: str, typed: str, stem_of_typed: str) -> str:
    """``same``, ``near`` (one wrong letter), or nothing."""
    if stem(said) == stem_of_typed:
        return "same"
    if len(typed) < SHORTEST_MISSPELT or len(said) < SHORTEST_MISSPELT - 1:
        return ""
    near = OSA.distance(said, typed, score_cutoff=1) == 1
    return "near" if near and not is_ordinary(said) and not is_name(said) else ""


def _in_number(said: str, typed: str) -> bool:
    """ "hours" are told on the board, "an hour" is not; the other way round any number does."""
    return singular(typed) == typed or singular(said) != said or stem(said) != stem(typed)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """``parking``, ``parked`` and ``parks`` are ``park``; ``closing`` and ``close`` are ``clos``."""
    word = singular(word.removesuffix("'s").removesuffix("’s"))
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) >= len(ending) + 3:
            word = word[: -len(ending)]
            return word[:-1] if word[-1] == word[-2] and word[-1] not in "sle" else word
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=8192)
def _sounds(text: str) -> list[str]:
    return syllables(text)


@lru_cache(maxsize=8192)
def parse_keyword(typed: str) -> tuple[Part, ...]:
    """Without parts when there is nothing in it to look for."""
    parts = []
    for piece in plain(typed).split("*"):
        text = piece.strip()
        if any(map(is_han, text)):
            parts.append(Part(text))
            continue
        tokens = [text[w.start : w.end] for w in words_in_letters(text, text) if w.word not in ARTICLES]
        if tokens:
            parts.append(Part(" ".join(tokens), tuple(map(stem, tokens))))
    return tuple(parts)
