"""What is an ordinary word is no misheard name: 公司, 课程; "kinda", "design". See ``words/``."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from switchboard.domain.lookup.english import singular
from switchboard.domain.lookup.everyday import EVERYDAY
from switchboard.domain.lookup.sounds import key, syllables

FOLDER = Path(__file__).parent / "words"
MOST_COMMON = 3000  # of the Chinese words: these are known even when half misheard (课诚)
LONGEST_WORD = 4
# No part of a misheard name: too many sentences hold them.
FUNCTION = frozenset(
    "的了是在我你您他她它们不没有就吗吧呢啊呀嘛这那哪个都也很还到去来说要会能给把被让从向对跟和与或上下里外"
    "一二三四五六七八九十两几位名么什怎谁我咱请找转接打叫听讲问想得着过再又才最更太进出近"
)


def _read(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split()


# -- Chinese ---------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def chinese_words() -> frozenset[str]:
    return frozenset(_read("chinese")) | EVERYDAY


@lru_cache(maxsize=1)
def _common_by_sound() -> dict[str, tuple[str, ...]]:
    """Sound → very common words of two characters and more that sound so."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in (*_read("chinese")[:MOST_COMMON], *sorted(EVERYDAY)):
        if len(word) > 1:
            found[key(syllables(word))].append(word)
    return {sound: tuple(words) for sound, words in found.items()}


def sounds_common(sounds: list[str]) -> bool:
    """Whether a very common word sounds so: ``["liu", "yan"]`` is 留言."""
    return key(sounds) in _common_by_sound()


class OrdinaryWords:
    """The ordinary words of one sentence, as places: ``(start, end)``, overlaps and all."""

    def __init__(self, text: str, sounds: list[str]) -> None:
        self._text = text
        self.written: list[tuple[int, int]] = []
        self.half_heard: list[tuple[int, int, str]] = []
        known, common = chinese_words(), _common_by_sound()
        for start in range(len(text) - 1):
            for end in range(start + 2, min(len(text), start + LONGEST_WORD) + 1):
                word = text[start:end]
                if word in known:
                    self.written.append((start, end))
                    continue
                for other in common.get(key(sounds[start:end]), ()):
                    if shared(word, other):
                        self.half_heard.append((start, end, other))

    def oppose(self, start: int, end: int, name: str, *, beside_itself: bool = False) -> bool:
        """Whether an ordinary word is written across ``start:end``. One that is a part of the ``name``
        said there (浩然 in 正浩然) does not count; ``beside_itself``: nor does ``start:end`` as a whole."""
        return any(
            a < end
            and b > start
            and not (a >= start and name[a - start : b - start] == self._text[a:b])
            and not (beside_itself and (a, b) == (start, end))
            for a, b in self.written
        )

    def half_oppose(self, start: int, end: int, name: str) -> bool:
        """Whether a very common word with one character misheard lies there: 课诚 for 课程; not the ``name``
        itself, nor a part of it."""
        return any(
            a < end and b > start and not (a >= start and name[a - start : b - start] == word)
            for a, b, word in self.half_heard
        )


def shared(words: str, other: str) -> int:
    """How many characters stand written in the same place in both."""
    return sum(a == b for a, b in zip(words, other, strict=False)) if len(words) == len(other) else 0


# -- English ---------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def common_english() -> frozenset[str]:
    return frozenset(map(singular, _read("english_common")))


@lru_cache(maxsize=1)
def ordinary_english() -> frozenset[str]:
    lists = (*_read("english_common"), *_read("english_ordinary"))
    return frozenset((*lists, *map(singular, lists)))


@lru_cache(maxsize=1)
def english_names() -> frozenset[str]:
    return frozenset(_read("english_names"))
