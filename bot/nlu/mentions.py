"""Everything that a sentence names: the company's own people and departments, and by pattern all the rest."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from bot.nlu.callees import find_unknown_callees
from bot.nlu.callers import find_bare_companies, find_callers
from bot.nlu.numbers import find_numbers
from bot.nlu.purposes import find_purposes
from bot.nlu.spans import Span, settle
from bot.nlu.times import find_times
from switchboard.domain.find_callee import CalleeIndex, Mention

# 「不是找销售，我找售后」 "not sales, after-sales": the first is named only to be ruled out.
_NOT_THIS = re.compile(
    r"(?:(?<!是)不是(?:要|想)?(?:找|转|接)?|不找|不要(?:转|接|找)?|不想(?:找|要)|别(?:给我|帮我)?(?:转|接|找)?(?:给|到)?|不用(?:转|找)|"
    r"\bnot|instead of|rather than|don't (?:want|need|mean)|didn't (?:want|mean|ask for)|isn't|other than)\s*(?:the |to |for |speak to |姓.的?|那[个位]|立早章|弓长张)*$",
    re.IGNORECASE,
)
_WORKS_IN = re.compile(r",?\s*(?:from|in|at|over in|with)\s+(?:the |your )?", re.IGNORECASE)

# By sound alone these would be people (留言 → 刘洋): words of every call are never a name.
_ORDINARY = frozenset(
    [
        "留言",
        "留个言",
        "稍等",
        "等等",
        "再见",
        "谢谢",
        "转接",
        "转告",
        "人工",
        "投诉",
        "请问",
        "没有",
        "公司",
        "电话",
        "号码",
        "分机",
        "上午",
        "下午",
        "明天",
        "今天",
        "您好",
        "你好",
        "英文",
        "中文",
        "再说",
        "一遍",
        "清楚",
        "地址",
        "停车",
        "上班",
        "下班",
        "回电",
        "事情",
        "问题",
        "什么",
        "怎么",
        "可以",
        "知道",
    ]
)


def find_mentions(text: str, index: CalleeIndex, *, phonetic: bool = False) -> list[Span]:
    """All spans of normal text, without overlaps, left to right.

    Kinds: person department extension subject (with ``targets`` of the directory, none when it knows them not),
    phone company caller_name time. A purpose is separate, see ``find_purposes``: it may hold any of these."""
    directory = [
        Span(m.start, m.end, m.kind, _value(m), m.targets)
        for m in index.spot(text, phonetic=phonetic)
        if not _is_ordinary(m, text)
    ]
    callers = _without_our_own(find_callers(text), directory, text)
    numbers = find_numbers(text)
    phones = [span for span in numbers if span.kind == "phone"]
    found = settle(
        phones,
        callers,
        directory,
        numbers,
        find_times(text),
        find_unknown_callees(text),
        find_bare_companies(text),
    )
    return [_with_role(span, text) for span in found]


def _without_our_own(callers: list[Span], directory: list[Span], text: str) -> list[Span]:
    """ "Kevin from the GM's office" would be a caller and a firm, if the directory did not know both."""
    ours = [
        (person.start, place.end)
        for person, place in itertools.pairwise(directory)
        if (person.kind, place.kind) == ("person", "department")
        and _WORKS_IN.fullmatch(text[person.end : place.start])
    ]
    return [c for c in callers if not any(c.start < end and start < c.end for start, end in ours)]


def find_all(text: str, index: CalleeIndex, *, phonetic: bool = False) -> list[Span]:
    """Mentions and, after them, the purpose."""
    return [*find_mentions(text, index, phonetic=phonetic), *find_purposes(text)]


def _is_ordinary(mention: Mention, text: str) -> bool:
    if mention.kind == "person":
        return mention.surface in _ORDINARY
    # "it" is a pronoun unless it is written, or stands, like the department.
    if mention.surface.lower() == "help":
        return True
    if mention.surface != "it" or re.search(r"\b(?:the|your|our)\s+$", text[: mention.start]):
        return False
    return not re.match(
        r"\s+(?:department|dept|support|desk|centre|center|team|guys?|people|help)", text[mention.end :]
    )


def _value(mention: Mention) -> str:
    # An extension is said as it was dialled, even when nobody has it.
    return mention.surface if mention.kind == "extension" else "|".join(mention.targets)


def _with_role(span: Span, text: str) -> Span:
    if span.kind in ("person", "department", "extension", "subject") and _NOT_THIS.search(text[: span.start]):
        return replace(span, role="not")
    return span
