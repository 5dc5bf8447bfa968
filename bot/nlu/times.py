"""Times as callers name them: kept as said, read back as said."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.nlu.spans import Span

_ZH_DAY = (
    r"(?:今天|明天|后天|大后天|今晚|明晚|明早|今早|这周[一二三四五六日天末]?|下周[一二三四五六日天末]?|周[一二三四五六日天末]"
    r"|星期[一二三四五六日天]|礼拜[一二三四五六日天]|月底|年底|过几天|\d{1,2}月\d{1,2}[日号]|[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号])"
)
_ZH_PART = r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上)"
_ZH_CLOCK = r"(?:(?:\d{1,2}|[一二三四五六七八九十两]{1,3})点(?:半|一刻|三刻|钟|(?:\d{1,2}|[一二三四五六七八九十]{1,3})分)?)"
_ZH_SPAN = r"(?:(?:\d{1,3}|[一二三四五六七八九十两半]{1,3})个?(?:分钟|小时|钟头|刻钟|天)(?:以?后|之内|内))"
_ZH = re.compile(
    rf"(?:{_ZH_DAY}的?\s*{_ZH_PART}?\s*{_ZH_CLOCK}?|{_ZH_PART}\s*{_ZH_CLOCK}?|{_ZH_CLOCK}|{_ZH_SPAN})(?:左右|之前|以前|之后|以后|前|后)?"
)

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|half an|an?)"
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_EN_DAY = (
    rf"(?:today|tonight|tomorrow|the day after tomorrow|(?:this|next|on)?\s*{_WEEKDAY}|(?:this|next) week)"
)
_EN_PART = r"(?:(?:in the|this)?\s*(?:morning|afternoon|evening|noon))"
_EN_CLOCK = (
    rf"(?:(?:at|after|before|by|around)\s+{_NUMBER}(?::\d\d)?(?:\s*(?:o'?clock|a\.?m\.?|p\.?m\.?|thirty))?)"
)
_EN_SPAN = rf"(?:in\s+{_NUMBER}\s+(?:minutes?|hours?|days?))"
_EN = re.compile(
    rf"\b(?:{_EN_DAY}(?:\s+{_EN_PART})?(?:\s+{_EN_CLOCK})?|(?:in the|this)\s+(?:morning|afternoon|evening)(?:\s+{_EN_CLOCK})?|{_EN_CLOCK}(?:\s+{_EN_DAY})?|{_EN_SPAN})\b",
    re.IGNORECASE,
)


def find_times(text: str) -> list[Span]:
    """「明天上午」「下午三点以后」 "tomorrow morning", "after three"."""
    return [
        Span(m.start(), m.end(), "time", m.group().strip())
        for pattern in (_ZH, _EN)
        for m in pattern.finditer(text)
        if m.group().strip()
    ]
