"""Times as callers name them, with the words that bound them: kept as said, read back as said."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.nlu.spans import Span

_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_WEEK = r"(?:周|星期|礼拜)"
_ZH_DAY = (
    rf"(?:大后天|今天|明天|后天|今晚上?|明晚上?|后晚|明早上?|今早|今儿个?|明儿个?|当天|这两天|这几天|过两天|过几天|改天"
    rf"|(?:这|本|下下|下)?个?{_WEEK}[一二三四五六日天末]|周末|(?:这|本|下下|下)个?{_WEEK}(?:初|底)?"
    rf"|(?<!上)(?<!个)(?:这个|本|下个|下)?月(?:初|中(?!文)|底)|(?:这个|本|下个|下)月(?:{_N}[号日])?|(?<!大)(?:今|明|后)?年(?:初|底)"
    rf"|(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?:份|{_N}[日号]?)?(?![份]?[^\W\d_]?(?:费|票))"
    rf"|(?<![\d零〇a-zA-Z]){_N}号(?![楼线房门机车院铺店仓桌厅厂库包窗口室栋码柜床梯台])"
    r"|(?:国庆节?|春节|元旦|中秋节?|端午节?|清明节?|劳动节|五一|过年|过完年|元宵节?|圣诞节?|[寒暑]假)(?=[之以]?[前后]|里|期间)|(?<![今明后])年[前后](?!面)|节[前后])"
)
_ZH_PART = r"(?:(?:凌晨|清晨|早上|早晨|一早|上午|中午|正午|下午|午后|午休|傍晚|晚上|晚间|饭点(?=[之以过]?[前后])|(?:夜里|半夜)(?=\s*[\d一二三四五六七八九十两])|(?:[早午晚]?饭|下班|上班|午休|放学)(?=[之以]?[前后]))(?!茶|好(?:$|[\s，。,.！!啊呀梦])))"
_CLOCK = rf"(?:\d{{1,2}}[:：]\d{{2}}(?!\s*[A-Za-z])|(?<![快早晚慢多少有大小好差高低点久近远细清响轻说讲便楚声度])(?:{_N})点(?!都|也|儿|没|不|问题|事|[^\W\d_]{{0,2}}(?:没有|心意|用))(?:半|一刻|三刻|钟|整|(?!之)(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})分?(?!\d))?)"
_SURE_CLOCK = rf"(?:\d{{1,2}}[:：]\d{{2}}(?!\s*[A-Za-z])|{_N}点(?:半|一刻|三刻|钟|整|(?!之)(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})分?(?!\d))?)"
_RANGE = rf"{_CLOCK}(?:\s*(?:到|至|-|~)\s*{_ZH_PART}?{_SURE_CLOCK})?"
_ZH_SPAN = r"(?:再?过?(?:\d{1,3}|[一二三四五六七八九十两半几]{1,3})个?半?(?:多)?(?:分钟|小时|钟头|刻钟|天|星期|礼拜|月)(?:左右)?(?:之后|以?后|之内|以?内))"
_BOUND = r"(?:\s*(?:左右|前后|之前|以前|之后|以后|过后|之间|期间|开始|前|后(?!天|面|勤)))?"
_ZH = re.compile(
    rf"(?:{_ZH_SPAN}|{_ZH_DAY}(?:的?\s*{_ZH_PART})?(?:\s*{_SURE_CLOCK}(?:\s*(?:到|至|-|~)\s*{_ZH_PART}?{_SURE_CLOCK})?)?|{_ZH_PART}\s*(?:{_SURE_CLOCK}(?:\s*(?:到|至|-|~)\s*{_ZH_PART}?{_SURE_CLOCK})?)?|{_RANGE}){_BOUND}"
)
# 「标间一晚上多少钱」 is a price, 「快一点」 a manner.
_NOT_BEFORE = re.compile(r"[一二三每两]$")

_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MINUTES = (
    r"(?:\d{1,2}|five|ten|fifteen|twenty(?:[ -]five)?|thirty|forty(?:[ -]five)?|fifty|quarter|a quarter|half)"
)
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|weds?|thurs?|fri)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[ -]first)"
_PERIOD = rf"(?:week|weekend|month|year|{_MONTH})"
_PART = r"(?:early morning|mid[ -]?morning|morning|mid[ -]?afternoon|afternoon|evening|(?<=tomorrow )night|(?<=day )night|lunch ?time|lunch|noon|midday|midnight|teatime|close of business|close of play|the end of the day)"
_EN_DAY = (
    rf"(?:the day after tomorrow|today|tonight|tomorrow|(?:(?:this|next|coming|following)\s+)?(?<!last )(?<!good ){_WEEKDAY}(?:\s+(?:week|next))?"
    rf"|(?:the\s+)?(?:start|beginning|middle|end)\s+of\s+(?:the|this|next)\s+(?:week|month|year|day)"
    rf"|the\s+(?:week|weekend|month)\s+after(?:\s+next)?|next\s+{_PERIOD}|this\s+week(?:end)?|(?<=over )the\s+weekend|(?<=after )the\s+weekend|(?<=before )the\s+weekend"
    rf"|(?:the\s+)?{_ORDINAL}\s+(?:of\s+)?{_MONTH}|{_MONTH}\s+(?:the\s+)?{_ORDINAL}|the\s+{_ORDINAL}(?=\s*(?:$|[,.]|(?:in the|at|before|after|around|if|please|would|could|instead)\b)))"
)
_ON_CLOCK = rf"(?:{_HOUR}(?:[:.]\d\d|\s+(?:thirty|fifteen|forty[ -]five|ten|twenty))?\s*(?:o'?\s?clock|a\.?m\b\.?|p\.?m\b\.?|sharp)|{_HOUR}:\d\d|{_MINUTES}\s+(?:past|to)\s+(?:{_HOUR}|noon|midnight)|half\s+{_HOUR}|{_HOUR}\s+(?:thirty|fifteen|forty[ -]five))"
# A bare "three" is a time only after a preposition or beside a day, and not in "before three people".
_NO_COUNT = r"(?!\s+(?:of|more|people|persons?|or|percent|hundred|thousand|and\s+a\s+half)\b)(?!\s+(?!(?:works|suits|is|was|this|his|as|does|please|unless)\b)[a-z]+s\b(?!'))(?!\d)"
_CLOCK_EN = rf"(?:{_ON_CLOCK}|{_HOUR}\b{_NO_COUNT})"
_NEAR = r"(?:about|around|roughly|exactly|just|shortly|any\s?time|no later than|not before|at|on|by|before|after|from(?! last)|until|till|in the|this(?= (?:morning|afternoon|evening|lunch))|first thing(?: on)?|late(?! on)|early|the(?= (?:morning|afternoon|evening|end))|(?:later|earlier)(?= (?:this|in)))"
_AT = rf"(?:(?:{_NEAR}\s+){{1,3}})"
_RANGE_EN = rf"(?:(?:between|from)\s+{_CLOCK_EN}\s+(?:and|to|till|until)\s+(?:noon|midday|midnight|lunch ?time|{_CLOCK_EN}))"
_LATER_UNIT = rf"(?:{_AT}?(?:{_EN_DAY}|{_PART}|{_ON_CLOCK})|{_AT}(?<!in the )(?<!this )(?<!the ){_CLOCK_EN}|{_RANGE_EN})"
_SPAN_EN = r"(?:(?:in|within)\s+(?:about\s+|around\s+|the next\s+)?(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|half an|a few|a couple of|an hour or)\s+(?:minutes?|mins?|hours?|days?|weeks?)(?:'?\s+time)?|(?:in\s+)?half\s+an\s+hour|(?:within|in)\s+the\s+(?:next\s+)?(?:half\s+)?hour)"
_EN = re.compile(
    rf"(?<![\w'])(?:{_SPAN_EN}|{_RANGE_EN}(?:\s+{_LATER_UNIT}){{0,2}}|{_HOUR}\s+{_EN_DAY}(?:\s+{_LATER_UNIT})?|{_LATER_UNIT}(?:\s+{_LATER_UNIT}){{0,3}})(?![\w])",
    re.IGNORECASE,
)
# Said before a time without bounding it; "first thing on" and "any time after" stay.
_LEADING = re.compile(
    r"^(?:(?:at|on|for|just|about(?=\s+(?:to|this|next|\w+day\b))|from(?=\s+(?:tomorrow|next|this|\w+day\b))|the(?=\s+(?:morning|afternoon|evening)))\s+)+",
    re.IGNORECASE,
)
_ONLY_A_WORD = re.compile(
    r"^(?:(?:the|a)?\s*(?:night|lunch|(?:early |late )?(?:morning|evening)|afternoon|mon|fri|wed|may))$",
    re.IGNORECASE,
)
_TWO_DAYS = re.compile(rf"(?<=day)\s+(?={_WEEKDAY}\b)", re.IGNORECASE)
# "I'd like to come by next Tuesday"
_COME_BY = re.compile(r"\b(?:come|stop|drop|pop|swing|call|coming|popping) (?=by )", re.IGNORECASE)
_GREETING = re.compile(r"\b(?:good|lovely|of)\s*$", re.IGNORECASE)


def find_times(text: str) -> list[Span]:
    """「明天上午」「下午三点以后」 "tomorrow morning", "after three"."""
    return [*_chinese(text), *_english(text)]


def _chinese(text: str) -> list[Span]:
    return [
        Span(m.start(), m.end(), "time", m.group())
        for m in _ZH.finditer(text)
        if not (m.group().startswith(("晚上", "早上")) and _NOT_BEFORE.search(text[: m.start()]))
    ]


def _english(text: str) -> list[Span]:
    found = []
    for match in _EN.finditer(text):
        leading = _LEADING.match(match.group())
        start = match.start() + (leading.end() if leading else 0)
        if (
            _COME_BY.search(text[max(0, start - 10) : match.end()])
            and text[start : start + 3].lower() == "by "
        ):
            start += 3
        said = text[start : match.end()]
        if _GREETING.search(text[:start]) and said.lower().startswith(
            ("morning", "afternoon", "evening", "night")
        ):
            continue
        if said and not _ONLY_A_WORD.match(said):
            for day in _TWO_DAYS.split(said):
                at = text.index(day, start)
                found.append(Span(at, at + len(day), "time", day))
                start = at + len(day)
    return found
