"""Names that the directory does not know, seen by their place in the sentence: 「我找王建国」
"speak to Peter".
"""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.nlu.chinese_callers import is_ordinary
from bot.nlu.spans import Span
from bot.nlu.surnames import SURNAME

_HAN = "一-龥"
_ZH = (
    re.compile(
        rf"(?:找|转接|转给|转到|转|接通|接给|接|约|(?:(?<=[给帮替]我)|(?<!我))(?<!名字)叫|联系|请)(?:一下|下)?(?:你们)?(?:公司)?(?:的|那个 ?|那位)*(?:[一-龥]{{2,5}}(?:部|处|科|室|组|中心)的?)?"
        rf"(?!管[{_HAN}]{{1,4}}的)((?:小|老)?{SURNAME}(?:[{_HAN}]{{1,2}}?|(?<=[小老].)|总|工|董|经理|主任|主管|总监|师傅|老师|律师|会计|先生|女士|小姐))"
        r"(?=$|[\s，。,.！!？?]|接|听|谈|吗|在|的|电话|说|讲|一下|先生|女士|小姐|经理|老师|主任|总|谢谢|啊|吧|呢)"
    ),
    re.compile(rf"^([小老]{SURNAME}|(?:小|老)?{SURNAME}[{_HAN}]{{1,2}})(?=在吗|在不在|在么|有空吗|是不是)"),
)
# 「那个姓黄的经理」 is 黄经理.
_DESCRIBED = re.compile(
    rf"(?<!我)(?<!免贵)姓({SURNAME})的?(总|工|经理|主任|主管|总监|师傅|老师|律师|会计|秘书)"
)
_NAME = r"((?!(?:he|she|they|we|there|someone|somebody|anybody|everybody|everyone|nobody|the|a|an|your|you|my|him|her|them|me|us|one|any|anyone|people|whoever|who|this|that|in|it|human|extension|operator|reception|number|department|customer|real|person|manager|boss|information|speak|talk|help)\b)[A-Za-z][A-Za-z'\-]+(?:\s+(?!(?:in|from|at|please|about|of|for|on|the|who|today|now|there|or|and|regarding|is|again|department|if|right|quickly|when|thanks?|thank)\b)[A-Za-z][A-Za-z'\-]+)?)"
_EN = (
    re.compile(
        rf"\b(?:speak|talk|chat)\s+(?:to|with)\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?{_NAME}", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?:looking for|put me through to|connect me (?:to|with)|transfer me to|get me|reach|is|for)\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+){_NAME}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:looking for|put me through to|connect me (?:to|with)|transfer me to|get hold of)\s+{_NAME}",
        re.IGNORECASE,
    ),
    # Words of every call: only a name as it is written follows them.
    re.compile(
        rf"\b(?i:put through to|(?:can|could|would) you (?:please )?(?:find|fetch|ring|get)(?: me)?|word with|pass me (?:on )?to|hand me (?:over )?to)\s+(?i:(?:mr|mrs|ms|miss|dr)\.?\s+)?(?=[A-Z])(?i:{_NAME})"
    ),
    # "is Peter in", not "my wife is due in august".
    re.compile(
        rf"(?:^|[,.!?]|\b(?:hi|hello|hey|morning|afternoon|evening|please|and|but|if|whether|know|um|uh|so))\s*\bis\s+{_NAME}\s+"
        r"(?:there|available|around|free|in(?=$|[?.,!]|\s+(?:today|please|yet|now|this|the office|at|by)\b))\b",
        re.IGNORECASE,
    ),
)


def find_unknown_callees(text: str) -> list[Span]:
    """``person`` spans without targets: somebody is asked for, but who that is nobody here knows."""
    described = [
        Span(m.start(), m.end(), "person", m.group(1) + m.group(2)) for m in _DESCRIBED.finditer(text)
    ]
    return described + [
        Span(m.start(1), m.end(1), "person", m.group(1))
        for pattern in (*_ZH, *_EN)
        for m in pattern.finditer(text)
        if not is_ordinary(m.group(1))
    ]
