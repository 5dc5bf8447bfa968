"""What a call is about, as the caller put it: told to the callee in the caller's own words."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.nlu.spans import Span

_STOP = r"(?=$|[，。,.！!？?；;\s])"
_ABOUT = re.compile(
    rf"(?:关于|有关|为了|是为|因为)\s*(.{{2,24}}?)(?:的(?:事情?|事儿|问题|事宜|情况))?{_STOP}"
)
_WISH = re.compile(
    r"(?:想|要|来|需要|打算|就是|主要是?|是)?(?:跟|和|同|找|与|向|请教)?.{0,8}?"
    rf"((?:谈一?谈|谈|聊一?聊|聊|问一?问|咨询|了解|讨论|商量|商谈|对接|汇报|确认|请教|签|核对|核实|反映|采访|合作|投标|推荐|介绍|拜访|预约|约)(?:一下|下)?.{{2,20}}?){_STOP}"
)
_THING = re.compile(
    rf"(?:^|[，,。\s])(?:是|就是|主要是)?((?!我|你|他|她)[^，。,.\s]{{2,16}}?)的(?:事情?|事儿|问题|事宜){_STOP}"
)
_EN = re.compile(
    r"\b(?:about|regarding|concerning|in connection with|to (?=discuss|talk about|ask about|go over|arrange|confirm|follow up|see him|see her|propose|offer|present|sign|book|interview))\s*"
    r"((?:the |a |an |our |my |your |some )?[^,.!?;]{3,60}?)(?=$|[,.!?;]|\s+please\b)",
    re.IGNORECASE,
)


def find_purposes(text: str) -> list[Span]:
    """At most one ``purpose`` span: the first of the surest pattern that matches."""
    for pattern in (_ABOUT, _WISH, _THING, _EN):
        match = pattern.search(text)
        if match:
            return [Span(match.start(1), match.end(1), "purpose", match.group(1).strip())]
    return []
