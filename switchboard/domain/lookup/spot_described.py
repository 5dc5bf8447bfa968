"""People who are described rather than named: 「有个姓龙的小伙子」「出纳小冯」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, Span
from switchboard.domain.lookup.surnames import COMMON, COMPOUND
from switchboard.domain.lookup.tables import Tables, surname_sound
from switchboard.domain.lookup.titles import WORDS, title_words

_COMPOUND = "|".join(sorted(COMPOUND))
_SURNAME = rf"{_COMPOUND}|[{''.join(sorted(COMMON))}]"
# 「有个姓龙的」; 「姓龙，」 alone may be the caller's answer to who is speaking.
_NAMED_SO = re.compile(
    rf"姓({_COMPOUND}|[一-龥])(?:的(?!\1)|那[个位]|(?=[那这]?个?(?:小伙|小姑娘|姑娘|先生|女士|小姐|师傅|老师|同事|大姐|大哥|阿姨|帅哥|美女)))"
    r"(?!客户|业主|老板|租户|住户|朋友|买家|供应商|医生的?病人|人家)"
)
# The caller's own name or people, or somebody who is complained about.
_OTHERS = re.compile(
    r"(?:我|免贵|本人|在下|鄙人|贵|敝)(?:们|是|这边|家|公司|这里|叫)*(?:上次|昨天|之前)?"
    r"(?:那个|那位|一个|一位|个|位)?$"
    r"|我们?的?(?:爱人|老公|老婆|先生|太太|朋友|同事|领导|老板|经理|妈妈?|爸爸?|客户|律师|孩子)(?:也|是)*(?:一?个)?$"
    r"|投诉.{0,8}$"
)
_TITLES = "|".join(word for word in WORDS if len(word) > 1)
_TITLE_FIRST = re.compile(rf"({_TITLES})(?:[小老阿]|姓)({_SURNAME})(?![一-龥](?:总|工|经理))")
# 「维修班的班长」 is 维修班长.
_ROLE = re.compile(rf"([一-龥]{{2,4}})的(?:那个|那位)?({_TITLES})")


class DescribedSpotter:
    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def spans(self, text: str) -> Iterator[Span]:
        """``text`` is plain. Whom a surname describes any department in the sentence narrows."""
        for found in _NAMED_SO.finditer(text):
            called = tuple(self._t.surname.get(surname_sound(found.group(1)), ()))
            if self._is_surname(found.group(1), called) and not _OTHERS.search(text[: found.start()]):
                yield Span(found.start(), found.end(), "person", called, described=True)
        for found in _TITLE_FIRST.finditer(text):
            people = self._with_title(found.group(2), found.group(1))
            if people:
                start = self._title_begins(text, found.start(), found.end(1))
                yield Span(start, found.end(), "person", people[:ENOUGH_TO_TELL_APART])
        for found in _ROLE.finditer(text):
            yield from self._role(found)

    def _title_begins(self, text: str, start: int, end: int) -> int:
        """「客服专员姓龙」: where the whole title begins."""
        whole = (
            at for at in range(max(0, end - self._t.longest_title), start) if text[at:end] in self._t.title
        )
        return next(whole, start)

    def _role(self, found: re.Match[str]) -> Iterator[Span]:
        place, title = found.groups()
        for size in range(len(place), 1, -1):
            said = place[-size:]
            for whole in (said + title, said[:-1] + title if said[-1] == title[0] else ""):
                people = self._t.title.get(whole, ())[:ENOUGH_TO_TELL_APART]
                if people:
                    yield Span(found.start(1) + len(place) - size, found.end(), "person", tuple(people))
                    return

    def _is_surname(self, said: str, called: tuple[int, ...]) -> bool:
        """「姓什么的」 names nobody: 什 sounds like 沈, but is no surname."""
        known = said in COMMON or said in COMPOUND
        return bool(called) and (known or any(self._t.names[p].startswith(said) for p in called))

    def _with_title(self, surname: str, word: str) -> tuple[int, ...]:
        everyone = self._t.people
        return tuple(
            p
            for p in self._t.surname.get(surname_sound(surname), ())
            if word in plain(everyone[p].title_zh) or word in title_words(everyone[p])
        )
