"""What may have been said where a character or an English word was heard, and how likely such a slip is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, pinyin
from rapidfuzz.distance import OSA

from bot.nlu.misheard.language_model import LanguageModel
from bot.nlu.sentence_units import SIGN

HAN = re.compile("[一-龥]")
MOST = 8  # alternatives to one unit: more find nothing better and take their time
# Logarithms of how likely a slip is.
NONE = -0.1
SOUNDS_ALIKE = -6.0
UNKNOWN_WORD = -4.5  # a word in no dictionary is hardly what was said
UNCOMMON_WORD = -10.0  # one that callers do not use, but books do
COMMON_WORD = -9.0
WHOLE_WORDS = frozenset(("a", "i", "o", "mr", "ms", "mrs", "dr", "hr", "it"))


@dataclass(frozen=True)
class Alternative:
    said: str
    cost: float  # logarithm, negative


@lru_cache(maxsize=8192)
def readings(character: str) -> tuple[str, ...]:
    """The syllables of a character without their tones, the most common first."""
    return tuple(dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True)[0]))


class Alternatives:
    """To each unit those of the model's units that sound or are spelt like it."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._often = model.units
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for unit in sorted(self._often, key=lambda unit: (-self._often[unit], unit)):
            if HAN.match(unit):
                for reading in readings(unit):
                    self._by_sound[reading].append(unit)
            elif unit.isascii() and unit.isalpha() and not unit.startswith(SIGN):
                self._by_length[len(unit)].append(unit)
        self.to = lru_cache(maxsize=16_384)(self._to)

    def _to(self, unit: str) -> tuple[Alternative, ...]:
        """The unit itself first."""
        own = (Alternative(unit, NONE),)
        if HAN.match(unit):
            alike = {said for reading in readings(unit)[:2] for said in self._by_sound[reading]} - {unit}
            return own + self._most_said(alike, SOUNDS_ALIKE)
        if unit.isascii() and unit.isalpha() and not unit.startswith(SIGN):
            near = {
                word
                for length in (len(unit) - 1, len(unit), len(unit) + 1)
                for word in self._by_length.get(length, ())
                if word != unit and OSA.distance(unit, word, score_cutoff=1) <= 1
            }
            return own + self._most_said(near, self.cost_of_word(unit))
        return own

    def cost_of_word(self, word: str) -> float:
        """That another word was said than this one."""
        if word in WHOLE_WORDS or (word in self._often and len(word) > 1):
            return COMMON_WORD
        # A lone letter may be spelt out: "R and D".
        return UNCOMMON_WORD if len(word) == 1 or self._model.is_known(word) else UNKNOWN_WORD

    def _most_said(self, units: set[str], cost: float) -> tuple[Alternative, ...]:
        best = sorted(units, key=lambda unit: (-self._often[unit], unit))[:MOST]
        return tuple(Alternative(unit, cost) for unit in best)
