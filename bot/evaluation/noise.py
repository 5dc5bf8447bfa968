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


def _homophone(character: str, chance: random.Random) -> str:
    with_tone, without = _homophones()
    if chance.random() < _SAME_TONE:
        alike = with_tone.get(lazy_pinyin(character, style=Style.TONE3)[0], ())
    else:
        alike = without.get(lazy_pinyin(character)[0], ())
    others = [other for other in alike if other != character]
    return chance.choice(others) if others else character


def _wrong_letter(letter: str, chance: random.Random) -> str:
    slip = chance.choice(("replace", "drop", "double"))
    return {"replace": chance.choice(_LETTERS), "drop": "", "double": letter * 2}[slip]


def _misspelt(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + _wrong_letter(word[at].lower(), chance) + word[at + 1 :]


def mishear(text: str, *, rate: float, seed: int) -> str:
    """``text`` with each Chinese character, and each English word, misheard with probability ``rate``.

    A misheard character is a homophone, a misheard word has one wrong letter. Digits stay: a wrong digit is
    another number, which nobody can understand rightly.
    """
    chance = random.Random(f"{seed}:{text}")  # noqa: S311  (a repeatable test, not a secret)
    heard = []
    for part in re.findall(r"[A-Za-z]+|.", text, re.DOTALL):
        slips = chance.random() < rate
        if slips and part.isascii() and part.isalpha():
            heard.append(_misspelt(part, chance))
        elif slips and re.match("[一-龥]", part):
            heard.append(_homophone(part, chance))
        else:
            heard.append(part)
    return "".join(heard).strip() or text
