"""Sounds that a recogniser takes for one another: one step further than a dialect."""

from __future__ import annotations

from functools import lru_cache

from pypinyin.contrib.tone_convert import to_normal
from pypinyin.pinyin_dict import pinyin_dict

INITIALS = (
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
    "c", "s", "y", "w", "",
)  # fmt: skip
ALIKE_INITIALS = (
    {"b", "p"}, {"d", "t"}, {"g", "k"}, {"j", "q"}, {"j", "zh"}, {"q", "ch"}, {"x", "sh"}, {"z", "c"},
    {"zh", "ch"}, {"r", "l"}, {"m", "n"}, {"h", "k"}, {"h", "f"}, {"z", "zh"}, {"c", "ch"}, {"s", "sh"},
    {"n", "l"}, {"x", "s"}, {"j", "z"}, {"q", "c"}, {"w", "h"}, {"y", "r"}, {"w", ""}, {"y", ""},
)  # fmt: skip
ALIKE_FINALS = (
    {"an", "ang"}, {"en", "eng"}, {"in", "ing"}, {"ian", "iang"}, {"uan", "uang"}, {"ai", "ei"},
    {"ao", "ou"}, {"uo", "ou"}, {"uo", "o"}, {"e", "o"}, {"e", "uo"}, {"iu", "ou"}, {"un", "ong"},
    {"un", "en"}, {"ie", "ve"}, {"ie", "ia"}, {"ui", "ei"}, {"an", "ian"}, {"an", "uan"}, {"i", "ei"},
    {"u", "v"}, {"i", "v"}, {"ong", "eng"}, {"ian", "van"}, {"in", "vn"}, {"uan", "van"}, {"a", "ia"},
    {"a", "ua"}, {"en", "in"}, {"eng", "ing"}, {"ian", "in"}, {"iao", "iu"}, {"an", "en"}, {"un", "vn"},
    {"ue", "ie"},
)  # fmt: skip


@lru_cache(maxsize=1)
def all_syllables() -> frozenset[str]:
    common = (entry.split(",")[0] for code, entry in pinyin_dict.items() if 0x4E00 <= code <= 0x9FFF)
    found = {str(to_normal(s)).replace("ü", "v") for s in common}
    return frozenset(s for s in found if s.isascii() and s.isalpha())


def _split(syllable: str) -> tuple[str, str]:
    for initial in INITIALS:
        if syllable.startswith(initial):
            return initial, syllable[len(initial) :]
    raise AssertionError("the empty initial fits always")


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    """Syllable → those near it; built once, some milliseconds."""
    parts = {syllable: _split(syllable) for syllable in all_syllables()}
    whole = {part: syllable for syllable, part in parts.items()}
    finals = _others(ALIKE_FINALS)
    initials = _others(ALIKE_INITIALS)
    table = {}
    for syllable, (initial, final) in parts.items():
        near = [whole.get((initial, other)) for other in finals.get(final, ())]
        near += [whole.get((other, final)) for other in initials.get(initial, ())]
        table[syllable] = tuple(sorted(s for s in near if s))
    return table


def _others(pairs: tuple[set[str], ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pair in pairs:
        for part in pair:
            found.setdefault(part, set()).update(pair - {part})
    return found


def near_syllables(syllable: str) -> tuple[str, ...]:
    """Other syllables that differ by one confusable initial or final: ``wei`` → ``ei``, ``hei``, ``wai``."""
    return _table().get(syllable, ())
