"""Departments, subjects and "the head of ..." in Chinese sentences, as written and as heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from switchboard.domain.lookup.context import is_asked_for, place_of
from switchboard.domain.lookup.ordinary import FUNCTION, OrdinaryWords, shared
from switchboard.domain.lookup.sounds import key
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, Span
from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.titles import HEAD_WORDS, TITLE_BY_SOUND, WORDS

_THERE = r"(?:那边|那里|这边|里面|里|部门|那块儿?|方面)?"
_HEAD = re.compile(
    rf"{_THERE}的?(?:那个|那位)?({'|'.join(sorted({*HEAD_WORDS, *WORDS}, key=len, reverse=True))})"
)
# 「采购那边谁管事」; but 「谁负责发票」 asks who does it, not for the head.
_WHO_LEADS = re.compile(
    rf"{_THERE}(?:现在|到底)?是?谁(?:是|来|在)?(?:负责人|负责|管事儿?|说了算|做主|当家|带队|领导|老大|头儿?)的?"
    r"(?=$|[，,。.？?！!\s啊呀呢吗吧]|找|转|接|给|我|请|麻烦)"
)
_NOT_IN_DEPARTMENTS = frozenset("不我你他她是了吗的在有")  # 五六不 is not 物流部
_JOB = re.compile(r"^[师员生]")  # 工程师, 设计师, 技术员 are people's jobs, not departments
LONGEST_HEAD = 4
# 「销售给我回个电话」「人事通知我来报到」: a department does this, not 销售 as such.
_DOES = re.compile(r"^(?:给我|让我|叫我|通知我|那边|的人|回我|打给我|联系我)")


class DepartmentSpotter:
    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def spans(self, text: str, sounds: list[str], ordinary: OrdinaryWords) -> list[Span]:
        """Everything that may be meant, overlaps and all. ``text`` is plain."""
        departments = [*self._written(text), *self._heard(text, sounds, ordinary)]
        return [*departments, *self._heads(text, sounds, departments)]

    def _written(self, text: str) -> Iterator[Span]:
        places = self._t.departments
        for start in range(len(text)):
            for end in range(start + 2, min(len(text), start + places.longest) + 1):
                words = text[start:end]
                if words not in places.surfaces or _JOB.match(text[end : end + 1]):
                    continue
                if words in places.written:
                    yield Span(start, end, "department", tuple(places.written[words]))
                elif words in places.short and (len(words) > 2 or _is_department_here(text, start, end)):
                    yield Span(start, end, "department", tuple(places.short[words]))
                elif words in places.subject:
                    yield Span(start, end, "subject", tuple(places.subject[words]))

    def _heard(self, text: str, sounds: list[str], ordinary: OrdinaryWords) -> Iterator[Span]:
        places = self._t.departments
        for start in range(len(text) - 1):
            if sounds[start] not in places.first_sounds:
                continue
            for end in range(start + 2, min(len(text), start + places.longest) + 1):
                sound = key(sounds[start:end])
                surface = places.by_sound.get(sound)
                if surface is None or text[start:end] in places.surfaces:
                    continue
                if not self._is_sure(text, ordinary, start, end, surface):
                    continue
                found = places.heard.get(sound) or places.short_heard.get(sound)
                if found:
                    yield Span(start, end, "department", tuple(found), written=False)
                else:
                    yield Span(start, end, "subject", tuple(places.subject_heard[sound]), written=False)

    def _is_sure(self, text: str, ordinary: OrdinaryWords, start: int, end: int, surface: str) -> bool:
        """Three characters and more, or two of which one is right, or which are asked for; and no
        ordinary word is written there."""
        words = text[start:end]
        if len(words) > 2:
            return _NOT_IN_DEPARTMENTS.isdisjoint(words)
        if ordinary.oppose(start, end, surface) or not FUNCTION.isdisjoint(words):
            return False
        place = place_of(text, start, end)
        if surface not in self._t.departments.written and surface in self._t.departments.short:
            return place.asked and place.ends and bool(shared(words, surface))
        if ordinary.half_oppose(start, end, surface) and not place.asked:
            return False
        return bool(shared(words, surface)) or (place.asked and place.ends)

    # -- heads ---------------------------------------------------------------------------------------------

    def _heads(self, text: str, sounds: list[str], departments: list[Span]) -> Iterator[Span]:
        """财务部负责人, 销售部的经理: the person, over the whole."""
        for span in departments:
            if span.kind != "department":
                continue
            end, word = self._head_word(text, sounds, span.end)
            people = self._people_of_role(span.positions, word) if word else ()
            if people:
                yield Span(span.start, end, "person", people, written=span.written)

    def _head_word(self, text: str, sounds: list[str], at: int) -> tuple[int, str]:
        """The title right after a department, as written or as heard, and where it ends."""
        written = _HEAD.match(text, at)
        if written:
            return written.end(), written.group(1)
        if asked := _WHO_LEADS.match(text, at):
            return asked.end(), HEAD_WORDS[0]
        at += text[at : at + 1] == "的"
        for end in range(min(len(text), at + LONGEST_HEAD), at + 1, -1):
            word = TITLE_BY_SOUND.get(key(sounds[at:end]), "")
            if word and shared(text[at:end], word):
                return end, word
        return at, ""

    def _people_of_role(self, departments: tuple[int, ...], word: str) -> tuple[int, ...]:
        places = self._t.departments
        members = frozenset().union(
            *(places.members.get(places.departments[d].code, frozenset()) for d in departments)
        )
        heads = tuple(h for d in departments if (h := places.head[d]) is not None)
        if any(word in self._t.people[h].title_zh for h in heads):
            return heads
        bearers = tuple(p for p in self._t.role.get(word, ()) if p in members)
        return bearers[:ENOUGH_TO_TELL_APART] or (heads if word in HEAD_WORDS else ())


def _is_department_here(text: str, start: int, end: int) -> bool:
    """Whether 人事, 销售 are people of the company here: asked for, told something, or doing something."""
    place = place_of(text, start, end)
    return (
        is_asked_for(text, start, end)
        or (place.asked and place.ends)
        or (place.begins and bool(_DOES.match(text[end:])))
    )
