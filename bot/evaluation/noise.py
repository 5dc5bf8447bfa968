"""What a recogniser makes of the same sentence: homophones in Chinese, wrong letters in English; seeded."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache

from pypinyin import Style, lazy_pinyin

_COMMON = [
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
]
_SAME_TONE = 0.7  # of the slips; the others keep the syllable and change its tone
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def _homophones() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The 3,755 most common characters by syllable with tone, and by syllable alone."""
    with_tone, without = defaultdict(list), defaultdict(list)
    for character in filter(None, _COMMON):
        with_tone[lazy_pinyin(character, style=Style.TONE3)[0]].append(character)
        without[lazy_pinyin(character)[0]].append(character)
    return dict(with_tone), dict(without)


def _homophone(character: str, sound: str, syllable: str, chance: random.Random) -> str:
    with_tone, without = _homophones()
    table, key = (with_tone, sound) if chance.random() < _SAME_TONE else (without, syllable)
    others = [other for other in table.get(key, ()) if other != character]
    return chance.choice(others) if others else character


def _wrong_letter(letter: str, chance: random.Random) -> str:
    slip = chance.choice(("replace", "drop", "double"))
    return {"replace": chance.choice(_LETTERS), "drop": "", "double": letter * 2}[slip]


def mishear(text: str, *, rate: float, seed: int) -> str:
    """``text`` with each Chinese character (each Latin letter) misheard with probability ``rate``.

    Letters slip a third as often: one wrong letter spoils a word of four as one character spoils a syllable.
    Digits stay: a wrong digit is another number, which nobody can understand rightly.
    """
    chance = random.Random(f"{seed}:{text}")  # noqa: S311  (a repeatable test, not a secret)
    sounds, syllables = lazy_pinyin(text, style=Style.TONE3, errors=list), lazy_pinyin(text, errors=list)
    heard = []
    for character, sound, syllable in zip(text, sounds, syllables, strict=True):
        if re.match("[一-龥]", character) and chance.random() < rate:
            heard.append(_homophone(character, sound, syllable, chance))
        elif character.isascii() and character.isalpha() and chance.random() < rate / 3:
            heard.append(_wrong_letter(character.lower(), chance))
        else:
            heard.append(character)
    return "".join(heard).strip() or text
