"""What else a sentence says about somebody it names: a title, what they do, how the name is spelled.

It only chooses among those who may be meant by the name, and only where it fits one of them at least."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from switchboard.domain.lookup.english import CARRIERS, GENERIC, tokens
from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, Span
from switchboard.domain.lookup.spelled_after import spelled_beside
from switchboard.domain.lookup.tables import SMALL_WORDS, Tables

LONGEST_TITLE = 8  # characters
STEM = 7  # letters
EXACT = 100  # a whole title is better than any part of another
# Between what somebody does and the name: 「管薪酬的黎娜」「王静 库管员那个」.
_LINK = re.compile(r"(?:的|那个|那位|那边|部门|这边|\s)*$")
_THEN = re.compile(r"^[，,\s]*(?:就?是|那个|那位|你们|他|她|您|的)*(管|搞|做|当|负责|干|弄|跑|教|修)?")
_DOES = re.compile(r"(?:管|搞|做|当|负责|干|弄)(?:你们|咱们)?的?$")
_CLOSED = re.compile(r"^(?:$|[，,。.？?！!\s]|的|那个|那位|在|吗|吧|啊|呀|呢)")
_BEFORE_EN = re.compile(
    r"(?:^|\b(?:the|your|our)\s+)((?:(?!or\b|not\b)[a-z'&]+\s+){1,5}?)(?:named\s+|called\s+)?$"
)
_DOES_EN = r"(?:does|do|did|handles|runs|manages|keeps)(?: the| your)?"
_WORDS_EN = r"((?:(?!not\b|instead\b|rather\b)[a-z'&]+[\s,.?]*){1,4})"
_AFTER_EN = re.compile(
    r"^[\s,]*(?:but\s+)?(?:(?:he|she|who|that)(?:'s| is)\s+|is\s+)?"
    r"(?:(?:the (?:one|guy|girl|man|woman|lady|person) )?(?:who|that|she|he) "
    rf"{_DOES_EN}|the|your|our|(?:in|from)(?: the| your)?|"
    r"(?:in charge|takes care) of(?: the| your)?|responsible for(?: the| your)?)\s+"
    rf"{_WORDS_EN}"
)
_SERVED = re.compile(
    r"(?:'s)?(?:身边|旁边|跟前|那边)?\s*(?:的|那个|那位)*\s*(?:男|女|小)?(?:秘书|助理|助手|secretary|assistant|pa\b)"
    r"|(?:管|安?排)(?:行程|日程|时间)的"
)
_ANOTHER = re.compile(r"还是|或者?|要么|不|和|跟|与|别|\b(?:or|not|and|nor|instead|another|other)\b")


def told_apart(spans: list[Span], text: str, tables: Tables) -> list[Span]:
    """``spans`` (apart, left to right) with fewer people each, where the sentence says which."""
    places = {s.start: s.end for s in spans if s.kind == "department"}
    closer = [_closer(span, text, tables, places) if span.kind == "person" else span for span in spans]
    return _side_by_side([_or_secretary(span, text, tables) for span in closer], text)


def _or_secretary(span: Span, text: str, tables: Tables) -> Span:
    """「苏董身边那位秘书」 "Mr Gu's secretary": not themselves."""
    served = span.kind == "person" and len(span.positions) == 1 and _SERVED.match(text[span.end :])
    secretary = tables.secretaries(span.positions) if served else ()
    return replace(span, positions=secretary) if secretary else span


def _closer(span: Span, text: str, tables: Tables, places: dict[int, int]) -> Span:
    if not 1 < len(span.positions) < ENOUGH_TO_TELL_APART:  # with more, the right one may be left out
        return span
    positions = _spelled(span, text, tables)
    before, after = _before(span, text, places, tables), _after(span, text, places)
    said_en = _said_in_english(span, text)

    def fits(position: int) -> int:
        person = tables.people[position]
        title = plain(person.title_zh)
        return max(
            _ends_with(before, title), _begins_with(after, title), _shares(said_en, person.title_en, tables)
        )

    return replace(span, positions=_best(positions, fits))


def _best(positions: tuple[int, ...], fits: Callable[[int], int]) -> tuple[int, ...]:
    scores = {p: fits(p) for p in positions}
    most = max(scores.values())
    return tuple(p for p in positions if scores[p] == most)


# -- Chinese -----------------------------------------------------------------------------------------------


def _before(span: Span, text: str, places: dict[int, int], tables: Tables) -> str:
    """What may be a title before the name: 「管销售的」, not 「销售部的」, which is all of them there."""
    before = _LINK.sub("", text[: span.start])
    start = next((start for start, end in places.items() if end == len(before)), None)
    if start is None or _DOES.search(before[:start]) or before[start:] in tables.departments.subject:
        return before  # 「招聘的李娜」: one thing that her department does, and her title
    return ""


def _after(span: Span, text: str, places: dict[int, int]) -> str:
    found = _THEN.match(text[span.end :])
    at = span.end + (found.end() if found else 0)
    return "" if at in places and not (found and found.group(1)) else text[at:]


def _ends_with(before: str, title: str) -> int:
    """How much of ``title`` stands right before the name."""
    for size in range(min(LONGEST_TITLE, len(before)), 1, -1):
        if before[-size:] in title:
            return size + EXACT * (before[-size:] == title)
    return 0


def _begins_with(after: str, title: str) -> int:
    """How much of ``title`` follows the name, and nothing more: 「找王伟 技术问题」 tells nothing."""
    for size in range(min(LONGEST_TITLE, len(after)), 1, -1):
        if after[:size] in title and _CLOSED.match(after[size:]):
            return size + EXACT * (after[:size] == title)
    return 0


def _spelled(span: Span, text: str, tables: Tables) -> tuple[int, ...]:
    certain = spelled_beside(text, span.start, span.end)
    if not certain:
        return span.positions
    spelled = tuple(p for p in span.positions if all(c in tables.names[p] for c in certain))
    return spelled or span.positions


# -- English -----------------------------------------------------------------------------------------------


def _said_in_english(span: Span, text: str) -> list[frozenset[str]]:
    found = [_BEFORE_EN.search(text[: span.start]), _AFTER_EN.match(text[span.end :])]
    return [_telling(tokens(m.group(1))) for m in found if m]


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w for w in words if w not in CARRIERS and w not in SMALL_WORDS and w not in GENERIC)


def _shares(said: list[frozenset[str]], title_en: str, tables: Tables) -> int:
    """How many words; those that only name the department ("your sales guy") tell nothing."""
    if not said:
        return 0
    title = _telling(tokens(plain(title_en)))
    places = tables.departments.latin
    most = 0
    for words in said:
        both = [w for w in words if any(_alike(w, other) for other in title)]
        if words == title or any((word,) not in places for word in both):
            most = max(most, len(both) + EXACT * (words == title))
    return most


def _alike(one: str, other: str) -> bool:
    """ "recruitment" is what a recruiting supervisor does; property management is not what a manager does."""
    return one == other or (one[:STEM] == other[:STEM] and min(len(one), len(other)) >= STEM)


# -- two of them beside each other -------------------------------------------------------------------------


def _side_by_side(spans: list[Span], text: str) -> list[Span]:
    """「置业顾问小汪」 "a property consultant ... his name is Wang Wei": whom both may mean."""
    spans = list(spans)
    people = [n for n, span in enumerate(spans) if span.kind == "person"]
    for left, right in itertools.combinations(people, 2):
        one, other = spans[left], spans[right]
        both = tuple(p for p in other.positions if p in one.positions)
        if both and not _ANOTHER.search(text[one.end : other.start]):
            spans[left], spans[right] = replace(one, positions=both), replace(other, positions=both)
    return spans
