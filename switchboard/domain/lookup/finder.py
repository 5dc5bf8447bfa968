"""From a callee phrase to an answer: what surrounds the name is taken off, then the surest reading wins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from switchboard.domain.lookup.chinese_names import ChineseNames
from switchboard.domain.lookup.english import CARRIERS, tokens
from switchboard.domain.lookup.english_names import EnglishNames
from switchboard.domain.lookup.hits import NOTHING, Hits, Limits, answer
from switchboard.domain.lookup.plain_text import is_han, is_latin, plain
from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.lookup.spoken_digits import digit_runs
from switchboard.domain.lookup.surnames import COMMON, take_spelled_hints
from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.titles import HEAD_WORDS, STRONG, WORD_BY_SOUND, title_words
from switchboard.domain.lookup.values import Candidate, Lookup

LONGEST_PHRASE = 80  # a callee phrase; sentences are for ``spot``
_NOT_BUT = re.compile(r"不(?:是|要|找)[^，,。]*[，,。]?\s*(?:而是|我?(?:是|要|找|说的是))(.+)$")
_FRONT = re.compile(
    r"^(?:喂|您好|你好|请问|请|麻烦(?:你|您)?|帮(?:我|忙)|给我|替我|我想要?|我要|我|想要?|要|找(?:一下)?|转接?(?:到|给)?|接(?:通)?|"
    r"叫(?:一下)?|呼叫|联系|打(?:给)?|是|那个|嗯+|呃+|额+|哎|就是|就|你们|咱们|贵公司|这边|一下|跟|和|与|问(?:一下)?|的|[，,。、！!\s])+"
)
_BACK = re.compile(
    r"(?:啊|吧|呢|呀|哦|哈|嘛|吗|谢谢(?:你|您)?|好吗|可以吗|行吗|在吗|在不在|在么|接(?:一下)?电话|接一下|一下|的?(?:电话|分机号?|座机)|"
    r"那里|那边|这个人|本人|的|[，,。、？?！!\s])+$"
)
_ANYONE = re.compile(
    r"^(?:的|里|里面|那边|随便|哪位|谁|都行|都可以|任何|一个|的?人|同事|同志|哪个|工作人员|值班的?|人员|电话)*$"
)
_BETWEEN = re.compile(r"^(?:那边|里面|里|这边)?的?|(?:是|在|，|,|、)+$")
_EXTENSION_WORDS = re.compile(
    r"分机号?|转接?|拨|号|内线|extension|ext|number|please|no|x|the|请|帮我|我要|一下|谢谢|[.。，,#:：\s-]"
)


class Finder:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        self._chinese = ChineseNames(tables)
        self._english = EnglishNames(tables)

    def find(
        self, spoken: str, *, by_extension: dict[str, str], scope: frozenset[int] | None, phonetic: bool
    ) -> Lookup:
        """See ``CalleeIndex.find``."""
        text = plain(spoken).strip()[:LONGEST_PHRASE]
        extension = self._extension(text, by_extension)
        if extension is not None:
            return extension
        text = _after_negation(text)
        text, certain = take_spelled_hints(text)
        limits = Limits(scope, certain, phonetic)
        if any(map(is_han, text)):
            hits = self._find_chinese(text, limits)
        else:
            hits = (
                self._english.find(text, limits)
                or self._subject_latin(text)
                or self._english.find_near(text, limits)
            )
        return answer(self._t, hits)

    def _extension(self, text: str, by_extension: dict[str, str]) -> Lookup | None:
        """The whole phrase is a number: 8001, 八零零一, extension 8001."""
        runs = digit_runs(text)
        if len(runs) != 1:
            return None
        start, end, digits = runs[0]
        around = text[:start] + text[end:]
        if _EXTENSION_WORDS.sub("", around):
            return None
        target = by_extension.get(digits)
        if target is None:
            return Lookup("none")
        return Lookup("one", (Candidate(target, 1.0, "extension"),))

    # -- Chinese -------------------------------------------------------------------------------------------

    def _find_chinese(self, text: str, limits: Limits) -> Hits:
        for words in dict.fromkeys((text, _stripped(text))):
            hits = self._whole(words, limits)
            if hits:
                return hits
        words = _stripped(text)
        departments, rest = self._take_department(words)
        if departments is not None:
            return self._in_department(departments, _stripped(rest), limits)
        hits = self._person(words, limits) or self._subject(words)
        if hits:
            return hits
        return self._near_person(words, limits)

    def _whole(self, words: str, limits: Limits) -> Hits:
        """The phrase is just a department, a name, or a whole title."""
        places = self._t.departments
        if limits.scope is None and words in places.written and words not in self._t.written:
            return Hits("department", departments=tuple(places.written[words]))
        hits = self._person(words, limits)
        if hits:
            return hits
        for table, spoken in ((self._t.title, words), (self._t.title_heard, key(syllables(words)))):
            title = limits.within(self._t, table.get(spoken, ()))
            if title:
                return Hits("title", title)
        if limits.scope is None:
            sound = key(syllables(words))
            for table, spoken in ((places.short, words), (places.heard, sound), (places.short_heard, sound)):
                if spoken in table:
                    return Hits("department", departments=tuple(table[spoken]))
        return NOTHING

    def _person(self, words: str, limits: Limits) -> Hits:
        letters = "".join(c if is_latin(c) else " " for c in words).strip()
        if letters:
            return self._mixed(letters, "".join(filter(is_han, words)), limits)
        return self._chinese.find(words, limits)

    def _mixed(self, letters: str, han: str, limits: Limits) -> Hits:
        """Tony吴, David经理."""
        hits = self._english.find(letters, limits)
        if not han or not hits.people:
            return hits
        fitting = tuple(
            p for p in hits.people if self._t.names[p].startswith(han) or han in self._t.people[p].title_zh
        )
        return Hits(hits.how, fitting or hits.people)

    def _near_person(self, words: str, limits: Limits) -> Hits:
        letters = "".join(c if is_latin(c) else " " for c in words).strip()
        return self._english.find_near(letters, limits) if letters else self._chinese.find_near(words, limits)

    # -- departments ---------------------------------------------------------------------------------------

    def _take_department(self, words: str) -> tuple[list[int] | None, str]:
        """The longest department named in ``words``: as written, then as heard; and the words without it."""
        places = self._t.departments
        sounds = syllables(words)
        for tables, by_sound, shortest in (
            ((places.written, places.short), False, 2),
            ((places.heard, places.short_heard), True, 2),
        ):
            for size in range(min(places.longest, len(words)), shortest - 1, -1):
                for start in range(len(words) - size + 1):
                    spoken = key(sounds[start : start + size]) if by_sound else words[start : start + size]
                    found = tables[0].get(spoken) or tables[1].get(spoken)
                    if found:
                        return found, _joined(words[:start], words[start + size :])
        return None, words

    def _in_department(self, departments: list[int], rest: str, limits: Limits) -> Hits:
        here = Hits("department", departments=tuple(departments))
        if not rest or _ANYONE.match(rest):
            return here
        scope = self._members(departments)
        inside = Limits(
            scope if limits.scope is None else scope & limits.scope, limits.certain, limits.phonetic
        )
        hits = (
            self._role(rest, departments, inside)
            or self._person(rest, inside)
            or self._near_person(rest, inside)
        )
        if hits:
            return hits
        elsewhere = self._person(rest, limits.without_scope())
        if elsewhere:
            return Hits("elsewhere", elsewhere.people, near=True)
        # Somebody is asked for whom nobody here is called like: the department may know (B3).
        like_a_name = len(rest) <= 4 and (rest[0] in COMMON or rest[0] in "小老阿" or is_latin(rest[0]))
        return Hits("elsewhere", departments=here.departments, near=True) if like_a_name else here

    def _members(self, departments: Iterable[int]) -> frozenset[int]:
        places = self._t.departments
        return frozenset().union(
            *(places.members.get(places.departments[d].code, frozenset()) for d in departments)
        )

    def _role(self, rest: str, departments: list[int], inside: Limits) -> Hits:
        """负责人, 经理, 秘书 of a department. A title that somebody bears goes before "whoever is the head"."""
        word = rest if rest in HEAD_WORDS else WORD_BY_SOUND.get(key(syllables(rest)), "")
        if not word:
            return NOTHING
        heads = tuple(h for d in departments if (h := self._t.departments.head[d]) is not None)
        for head in heads:
            if title_words(self._t.people[head]).get(word) == STRONG:
                return Hits("role", (head,))
        bearers = inside.within(self._t, self._t.role.get(word, ()))
        if bearers:
            return Hits("role", bearers)
        return Hits("role", heads) if word in HEAD_WORDS else NOTHING

    # -- subjects ------------------------------------------------------------------------------------------

    def _subject(self, words: str) -> Hits:
        places = self._t.departments
        return Hits("subject", departments=tuple(places.subject.get(words, ())))

    def _subject_latin(self, text: str) -> Hits:
        words = tuple(w for w in tokens(text) if w not in CARRIERS)
        return Hits("subject", departments=tuple(self._t.departments.subject_latin.get(words, ())))


def _after_negation(text: str) -> str:
    """「不是找销售，我找售后」 → 「售后」."""
    found = _NOT_BUT.search(text)
    return found.group(1) if found else text


def _stripped(text: str) -> str:
    return _BACK.sub("", _FRONT.sub("", text)) or text


def _joined(before: str, after: str) -> str:
    return _BETWEEN.sub("", before) + _BETWEEN.sub("", after)
