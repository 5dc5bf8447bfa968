"""Characters that a caller spells beside a name: 「汪伟 三点水的汪」「刘阳，太阳的阳」「弓长张静」."""

from __future__ import annotations

import re

from switchboard.domain.lookup.surnames import take_spelled_hints

LONGEST_BEFORE = 5
# One clause after the name, without what leads to it.
_CLAUSE = re.compile(r"^[，,\s]*(?:就?是|那个|姓|那位)*[，,\s]*([㐀-鿿]{2,12})")

_EITHER = re.compile("还是|或者|要么|[搞弄]不清|说不准")  # 「弓长张 还是立早章 我也搞不清」
_ASSOCIATED = re.compile(r"^[㐀-鿿]{2,4}(?:的|那个)([㐀-鿿])字?$")  # 「大海的洋」


def spelled_beside(text: str, start: int, end: int) -> frozenset[str]:
    """The characters made certain right before or after the name at ``start:end``."""
    name = text[start:end]
    if _EITHER.search(text[end:]):
        return frozenset()
    clause = _CLAUSE.match(text[end:])
    if clause:
        explained = _without_tail(clause.group(1))
        _, certain = take_spelled_hints(f"{name}，{explained}")
        if certain:
            return certain
        associated = _ASSOCIATED.match(explained)
        if associated:
            return frozenset(associated.group(1))
    before = text[max(0, start - LONGEST_BEFORE) : start]
    for length in range(len(before), 1, -1):
        rest, certain = take_spelled_hints(before[-length:] + name)
        rest = rest.replace(" ", "").replace("的", "")
        rest = rest[1:] if rest[:1] == rest[1:2] else rest  # 「立早章 章靖」
        if certain and rest.startswith(tuple(certain)) and len(rest) <= len(name):
            return certain
    return frozenset()


def _without_tail(clause: str) -> str:
    """「立早章那个」 → 「立早章」: the explanation, not what follows it."""
    return re.sub(r"(?:那个|那位|的那个|这个|吧|啊|吗|在吗|在不在|谢谢)+$", "", clause)
