"""Sounds that a recogniser takes for one another: one step further than a dialect."""

from __future__ import annotations

from functools import lru_cache

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.pinyin_dict import pinyin_dict

INITIALS = (
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
    "y", "w", "",
)  # fmt: skip
ALIKE_INITIALS = (
    {"b", "p"}, {"d", "t"}, {"g", "k"}, {"j", "q"}, {"j", "zh"}, {"q", "ch"}, {"x", "sh"}, {"z", "c"}, {"zh", "ch"},
    {"r", "l"}, {"m", "n"}, {"h", "k"}, {"h", "f"}, {"z", "zh"}, {"c", "ch"}, {"s", "sh"}, {"n", "l"}, {"x", "s"},
    {"j", "z"}, {"q", "c"}, {"w", "h"}, {"y", "r"}, {"w", ""}, {"y", ""},
)  # fmt: skip
ALIKE_FINALS = (
    {"an", "ang"}, {"en", "eng"}, {"in", "ing"}, {"ian", "iang"}, {"uan", "uang"}, {"ai", "ei"}, {"ao", "ou"},
    {"uo", "ou"}, {"uo", "o"}, {"e", "o"}, {"e", "uo"}, {"iu", "ou"}, {"un", "ong"}, {"un", "en"}, {"ie", "ve"},
    {"ie", "ia"}, {"ui", "ei"}, {"an", "ian"}, {"an", "uan"}, {"i", "ei"}, {"u", "v"}, {"i", "v"}, {"ong", "eng"},
    {"ian", "van"}, {"in", "vn"}, {"uan", "van"}, {"a", "ia"}, {"a", "ua"}, {"en", "in"}, {"eng", "ing"},
    {"ian", "in"}, {"iao", "iu"}, {"an", "en"}, {"un", "vn"}, {"ue", "ie"},
)  # fmt: skip


@lru_cache(maxsize=1)
def _all_syllables() -> frozenset[str]:
    common = (entry.split(",")[0] for code, entry in pinyin_dict.items() if 0x4E00 <= code <= 0x9FFF)
    found = {str(to_normal(s)).replace("ü", "v") for s in common}
    return frozenset(s for s in found if s.isascii() and s.isalpha())


def _split(syllable: str) -> tuple[str, str]:
    for initial in INITIALS:
        if syllable.startswith(initial):
            return initial, syllable[len(initial) :]
    raise AssertionError("the empty initial fits always")


@lru_cache(maxsize=1024)
def near_syllables(syllable: str) -> tuple[str, ...]:
    """Other syllables that differ by one confusable initial or final: ``wei`` → ``hui``, ``wai`` ..."""
    initial, final = _split(syllable)
    found = set()
    for other in _all_syllables():
        other_initial, other_final = _split(other)
        if (initial == other_initial and {final, other_final} in ALIKE_FINALS) or (
            final == other_final and {initial, other_initial} in ALIKE_INITIALS
        ):
            found.add(other)
    return tuple(sorted(found))
