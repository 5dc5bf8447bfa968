"""From a callee phrase to an answer: what surrounds the name is taken off, then the surest reading wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from switchboard.domain.lookup.chinese_names import ChineseNames
from switchboard.domain.lookup.english import CARRIERS, tokens
from switchboard.domain.lookup.english_names import EnglishNames
from switchboard.domain.lookup.hits import NOTHING, Hits, Limits, answer
from switchboard.domain.lookup.plain_text import is_han, is_latin, plain
from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.lookup.spans import WRITTEN_BONUS
from switchboard.domain.lookup.spoken_digits import digit_runs
from switchboard.domain.lookup.surnames import COMMON, take_spelled_hints
from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.titles import HEAD_WORDS, STRONG, TITLE_BY_SOUND, WORDS, title_words
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
_DE = re.compile(r"^(?:那边|里面|里|这边)?[的得地德底]?")  # a recogniser writes any of them
LONGEST_NAME, LONGEST_AROUND = 5, 8
_EXTENSION_WORDS = re.compile(
    r"分机号?|转接?|拨|号|内线|extension|ext|number|please|no|x|the|请|帮我|我要|一下|谢谢|[.。，,#:：\s-]"
)


@dataclass(frozen=True)
class _Named:
    """A department found in a phrase, and what stands before and after it."""

    departments: tuple[int, ...]
    before: str
    after: str


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
        words = _stripped(text) or text
        hits = self._whole(words, limits)
        if hits:
            return self._or_with_verb_as_surname(text, words, hits, limits)
        if text in self._t.written:
            return self._person(text, limits)
        department = self._take_department(words)
        if department is not None:
            return self._in_department(department, limits)
        return (
            self._person(text, limits)
            or self._subject(words)
            or self._inside(words, limits)
            or self._near_person(words, limits)
        )

    def _or_with_verb_as_surname(self, text: str, words: str, hits: Hits, limits: Limits) -> Hits:
        """「找李娜」 may have been 赵丽娜, who sounds the same: then nobody can decide but the caller."""
        before = text[: text.find(words)]
        if not limits.phonetic or not before or not hits.people or not is_han(before[-1]):
            return hits
        others = self._chinese.find(before[-1] + words, limits)
        if others.how != "sound":
            return hits
        everyone = tuple(dict.fromkeys((*hits.people, *others.people)))
        return Hits("sound", everyone, exact=hits.exact)

    def _inside(self, words: str, limits: Limits) -> Hits:
        """A name with words around it that we do not know, such as a misheard 「我找」: the longest,
        the last."""
        if len(words) > LONGEST_AROUND:  # a sentence: some part of it sounds like somebody's name by chance
            return NOTHING
        for size in range(min(LONGEST_NAME, len(words) - 1), 1, -1):
            for start in range(len(words) - size, -1, -1):
                part = words[start : start + size]
                if all(map(is_han, part)):
                    hits = self._chinese.find_said(part, limits)
                    if hits:
                        return hits
        return NOTHING

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

    def _take_department(self, words: str) -> _Named | None:
        """The department named in ``words``: the longest, as written rather than as heard."""
        places = self._t.departments
        sounds = syllables(words)
        best, most = None, 0.0
        for size in range(min(places.longest, len(words)), 1, -1):
            if size + WRITTEN_BONUS <= most:
                break
            for start in range(len(words) - size + 1):
                end = start + size
                part, sound = words[start:end], key(sounds[start:end])
                written = places.written.get(part) or places.short.get(part)
                found = written or places.heard.get(sound) or places.short_heard.get(sound)
                weight = size + (WRITTEN_BONUS if written else 0)
                # 工程师 is somebody's title, not the engineering department.
                if found and weight > most and not words.startswith(("师", "员"), end):
                    best, most = _Named(tuple(found), words[:start], words[end:]), weight
        return best

    def _in_department(self, named: _Named, limits: Limits) -> Hits:
        here = Hits("department", departments=named.departments)
        before, after = _stripped(named.before), _stripped(_DE.sub("", named.after))
        rests = [r for r in dict.fromkeys((after, before, before + after)) if r and not _ANYONE.match(r)]
        if not rests:
            return here
        scope = self._members(named.departments)
        inside = Limits(
            scope if limits.scope is None else scope & limits.scope, limits.certain, limits.phonetic
        )
        steps: tuple[Callable[[str], Hits], ...] = (
            lambda rest: self._role(rest, named, inside),
            lambda rest: self._person(rest, inside),
            lambda rest: self._role(TITLE_BY_SOUND.get(key(syllables(rest)), ""), named, inside),
            lambda rest: self._inside(rest, inside),
            lambda rest: self._near_person(rest, inside),
        )
        found = (hits for step in steps for rest in rests if (hits := step(rest)))
        hits = next(found, NOTHING)
        if hits:
            return hits
        for rest in rests:
            elsewhere = self._person(rest, limits.without_scope())
            if elsewhere:
                return Hits("elsewhere", elsewhere.people, near=True)
        # Somebody is asked for whom nobody here is called like: the department may know (B3).
        rest = after or before
        like_a_name = len(rest) <= 4 and (rest[0] in COMMON or rest[0] in "小老阿" or is_latin(rest[0]))
        return Hits("elsewhere", departments=here.departments, near=True) if like_a_name else here

    def _members(self, departments: Iterable[int]) -> frozenset[int]:
        places = self._t.departments
        return frozenset().union(
            *(places.members.get(places.departments[d].code, frozenset()) for d in departments)
        )

    def _role(self, word: str, named: _Named, inside: Limits) -> Hits:
        """负责人, 经理, 秘书 of a department. A title that somebody bears goes before "whoever is
        the head"."""
        if word not in HEAD_WORDS and word not in WORDS:
            return NOTHING
        heads = tuple(h for d in named.departments if (h := self._t.departments.head[d]) is not None)
        for head in heads:
            if title_words(self._t.people[head]).get(word) == STRONG:
                return Hits("role", (head,))
        bearers = inside.within(self._t, self._t.role.get(word, ()))
        if bearers:
            return Hits("role", bearers)
        return Hits("role", heads) if word in HEAD_WORDS else NOTHING

    # -- subjects ------------------------------------------------------------------------------------------

    def _subject(self, words: str) -> Hits:
        found = self._t.departments.subject.get(words) or self._t.matters.chinese.get(words, ())
        return Hits("subject", departments=tuple(found))

    def _subject_latin(self, text: str) -> Hits:
        words = tuple(w for w in tokens(text) if w not in CARRIERS)
        found = self._t.departments.subject_latin.get(words) or self._t.matters.latin.get(words, ())
        return Hits("subject", departments=tuple(found))


def _after_negation(text: str) -> str:
    """「不是找销售，我找售后」 → 「售后」."""
    found = _NOT_BUT.search(text)
    return found.group(1) if found else text


def _stripped(text: str) -> str:
    return _BACK.sub("", _FRONT.sub("", text))
