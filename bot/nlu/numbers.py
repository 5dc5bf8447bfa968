"""Telephone numbers, extensions and ticket numbers in normal text (digits are digits already)."""

from __future__ import annotations

import re

from bot.nlu.spans import Span

_PHONE = re.compile(r"(?<![\d.])(?:\+?86[- ]?)?(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|[1-9]\d{4,12})(?!\d)")
_EXTENSION = re.compile(
    r"(?:分机号?|内线|拨|extension|ext\.?|number)\s*(?:是|is)?\s*(\d{2,5})(?!\d)", re.IGNORECASE
)
_FOUR = re.compile(r"(?<![\d年月日点号:：.])\d{4}(?![\d年月日点号:：%元块万个])")
_ROOM = re.compile(
    r"(?:栋|幢|单元|楼|室|门牌号?|房号|\b(?:flat|room|unit|apartment|apt|suite|block|house|villa))\s*$",
    re.IGNORECASE,
)


def find_numbers(text: str) -> list[Span]:
    """Long numbers are telephones, four digits an extension (whether the directory has it is seen later)."""
    found = [Span(m.start(), m.end(), "phone", re.sub(r"[- ]", "", m.group())) for m in _PHONE.finditer(text)]
    for pattern, group in ((_EXTENSION, 1), (_FOUR, 0)):
        for match in pattern.finditer(text):
            span = Span(match.start(group), match.end(group), "extension", match.group(group))
            if pattern is _FOUR and _ROOM.search(text[: span.start]):
                continue
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    return found
