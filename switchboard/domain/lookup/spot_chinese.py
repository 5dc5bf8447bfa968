"""Names, titles and departments in Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypinyin.phrases_dict import phrases_dict

from switchboard.domain.lookup.chinese_names import FAMILIAR, ChineseNames
from switchboard.domain.lookup.context import ends_well, follows_verb, is_asked_for, is_own_name, place_of
from switchboard.domain.lookup.everyday import EVERYDAY
from switchboard.domain.lookup.hits import Limits
from switchboard.domain.lookup.ordinary import FUNCTION, OrdinaryWords, sounds_common
from switchboard.domain.lookup.plain_text import is_han
from switchboard.domain.lookup.sounds import folded_key, syllables
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, MORE_THAN_CAN_BE_READ, Span
from switchboard.domain.lookup.spot_departments import DepartmentSpotter
from switchboard.domain.lookup.spot_described import DescribedSpotter
from switchboard.domain.lookup.spot_heard import HeardSpotter
from switchboard.domain.lookup.surnames import COMMON, COMPOUND
from switchboard.domain.lookup.tables import Tables, name_sounds
from switchboard.domain.lookup.titles import HEAD_WORDS, POLITE, WORDS

LONGEST_NAME = 4
_TITLE = re.compile("|".join(sorted((*WORDS, *POLITE), key=len, reverse=True)))
_YOURS = re.compile(r"(?:你们|贵公司|找|转|接|叫)(?:的|一下|公司|那个|这边)*$")
# 王工作, 王总共, 张工程: the title would be cut out of a longer word.
_NOT_AFTER_SHORT = {
    "总": "共体之算结裁监部公要会归得",
    "工": "作程资地具厂人业会商友序艺钱号单期",
    "董": "事",
    "哥": "哥们",
    "姐": "姐妹",
}


class ChineseSpotter:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        self._names = ChineseNames(tables)
        self._heard = HeardSpotter(tables)
        self._departments = DepartmentSpotter(tables)
        self._described = DescribedSpotter(tables)

    def spans(self, text: str, *, phonetic: bool) -> list[Span]:
        """Everything that may be meant, overlaps and all. ``text`` is plain."""
        if not any(map(is_han, text)):
            return []
        sounds = syllables(text)
        ordinary = OrdinaryWords(text, sounds)
        found = [*self._written(text, ordinary, phonetic), *self._heard.spans(text, sounds, ordinary)]
        found += self._titled(text, ordinary, phonetic)
        found += self._whole_titles(text)
        found += self._described.spans(text)
        found += self._departments.spans(text, sounds, ordinary)
        found += self._near(text, sounds, ordinary)
        return [s for s in found if s.kind != "person" or not is_own_name(text, s.start, s.end)]

    def _written(self, text: str, ordinary: OrdinaryWords, phonetic: bool) -> Iterator[Span]:
        t = self._t
        for start in range(len(text)):
            if not is_han(text[start]):
                continue
            for end in range(start + 2, min(len(text), start + t.longest_written) + 1):
                words = text[start:end]
                named = words in t.written and self._is_name_here(text, ordinary, start, end)
                opens = start == 0 and text.startswith(("在吗", "在不在"), end)  # 「志强在不在」
                given = words in t.given and (
                    opens or (is_asked_for(text, start, end) and follows_verb(text, start))
                )
                if named or given:
                    hits = self._names.find(words, Limits(phonetic=phonetic))
                    yield Span(start, end, "person", hits.people[:ENOUGH_TO_TELL_APART])

    def _whole_titles(self, text: str) -> Iterator[Span]:
        t = self._t
        for start in range(len(text) - 1):
            for end in range(start + 2, min(len(text), start + t.longest_title) + 1):
                title = text[start:end]
                sure = len(title) > 2 and title not in HEAD_WORDS
                if title in t.title and (sure or self._is_short_title(text, start, end)):
                    yield Span(start, end, "person", tuple(t.title[text[start:end]][:ENOUGH_TO_TELL_APART]))

    def _is_short_title(self, text: str, start: int, end: int) -> bool:
        """「你们厂长在吗」: asked for, and no department (前台)."""
        words = text[start:end]
        if words in self._t.top_titles:  # of a department it is the head
            return (
                text[start - 1 : start] not in set("部处科室组院心")
                and ends_well(text, end)
                and (not start or bool(_YOURS.search(text[:start])) or is_asked_for(text, start, end))
            )
        asked = _YOURS.search(text[:start]) and ends_well(text, end)
        few = len(self._t.title[words]) < MORE_THAN_CAN_BE_READ  # 「转专员」 is anybody
        return bool(asked) and few and words not in self._t.departments.surfaces and words not in EVERYDAY

    def _is_name_here(self, text: str, ordinary: OrdinaryWords, start: int, end: int) -> bool:
        words = text[start:end]
        if is_asked_for(text, start, end):
            return True
        if words[0] in COMMON or words[:2] in COMPOUND or words[0] in FAMILIAR:
            return words not in phrases_dict and words not in EVERYDAY
        # A rare surname, or a nickname: no ordinary word may lie there.
        if len(words) > 2:
            return not ordinary.oppose(start, end, words)
        place = place_of(text, start, end)
        likely = (place.asked and place.ends) or (place.likely and FUNCTION.isdisjoint(words))
        return likely and not ordinary.oppose(start, end, "")

    def _titled(self, text: str, ordinary: OrdinaryWords, phonetic: bool) -> Iterator[Span]:
        """Surname and title: 王总, 欧阳经理, 李先生, 王伟经理; the name may be misheard (殴阳经理)."""
        for found in _TITLE.finditer(text):
            word, at = found.group(), found.start()
            if len(word) == 1 and text[found.end() : found.end() + 1] in tuple(
                _NOT_AFTER_SHORT.get(word, "")
            ):
                continue
            start, people = self._bearer(text, at, word, phonetic)
            if not people and len(word) > 1:
                start, people = self._heard.bearer(text, ordinary, at, word)
            if people:
                yield Span(start, found.end(), "person", people)

    def _bearer(self, text: str, at: int, word: str, phonetic: bool) -> tuple[int, tuple[int, ...]]:
        """Who of those called ``word`` is named right before ``at``, and where the name begins."""
        for length in (4, 3, 2, 1):
            start = at - length
            if start < 0 or not all(map(is_han, text[start:at])):
                continue
            base = text[start:at]
            if base + word in EVERYDAY or text[max(0, start - 1) : start] == base:  # 谢谢老师
                continue
            surname = base[0] in COMMON or base[:2] in COMPOUND
            if not surname and not (follows_verb(text, start) and length < 3):
                continue
            hits = self._names.find(base + word, Limits(phonetic=phonetic))
            if hits.people and hits.how in ("title", "name", "sound"):
                return start, hits.people[:ENOUGH_TO_TELL_APART]
        return at, ()

    def _near(self, text: str, sounds: list[str], ordinary: OrdinaryWords) -> Iterator[Span]:
        """What a dialect made of a name, only where somebody is clearly asked for."""
        for start in range(len(text) - 1):
            if not is_han(text[start]) or not follows_verb(text, start):
                continue
            for end in range(start + 2, min(len(text), start + LONGEST_NAME) + 1):
                words = text[start:end]
                if not all(map(is_han, words)) or not ends_well(text, end) or words in EVERYDAY:
                    continue
                if words in phrases_dict and words[0] not in COMMON:
                    continue
                if sounds_common(sounds[start:end]):  # 留烟 is 留言, not 刘洋
                    continue
                people = self._t.dialect.get(folded_key(name_sounds(words)))
                if people and not ordinary.oppose(start, end, self._t.names[people[0]]):
                    yield Span(start, end, "person", tuple(people[:ENOUGH_TO_TELL_APART]), written=False)
