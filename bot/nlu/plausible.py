"""What a sentence must hold for an intent to be believed: a classifier alone takes 「我找韩梅」
for 「我找人工」.
"""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re
from collections.abc import Collection

_NEEDS = {
    "want_human": re.compile(
        r"人工|真人|活人|话务|接线|总机|总台|客服|人来|个人|的人|有人|人接|人说|人聊|人帮|机器|电脑|智能|语音|大活人|前台|值班|"
        r"\b(?:human|person|people|operator|agent|representative|reception\w*|someone|somebody|anyone|anybody|real|live|staff|robot|machine|bot|computer|switchboard|attendant|colleague|actual|one)\b",
        re.IGNORECASE,
    ),
    "ask_number": re.compile(
        r"号|电话|手机|联系方式|微信|邮箱|拨|打给|怎么打|几多|多少|\b(?:number|extension|ext|phone|mobile|cell|contact|line|reach|e-?mail|dial|details)\b",
        re.IGNORECASE,
    ),
    "change_language": re.compile(
        r"文|语|话|英|中|国|language|english|chinese|mandarin|putonghua|speak|understand", re.IGNORECASE
    ),
    "leave_message": re.compile(
        r"留|言|转告|转达|告诉|带个?话|口信|说一声|记|传|捎|通知|message|tell|note|let (?:him|her|them)|pass|leave|word|write",
        re.IGNORECASE,
    ),
    "ticket_status": re.compile(
        r"单|号|投诉|结果|处理|进度|进展|怎么样|报修|上次|之前|那件|反馈|回复|登记|受理|解决|答复|ticket|case|complaint|status|number|reference|result|progress|update|heard|request|repair|report|handled|happened|news",
        re.IGNORECASE,
    ),
}
# 「换一个人，我找韩梅」 names somebody: only an outspoken wish for a human is one then.
_OUTSPOKEN = re.compile(
    r"人工|真人|活人|话务|接线员|\b(?:human|operator|real person|live (?:person|agent)|agent|representative)\b",
    re.IGNORECASE,
)
# With somebody of the directory in the sentence these are hardly ever what is wanted.
_NO_NAMES = {"wrong_number", "abuse", "greet", "repeat", "thanks", "chitchat"}
NAMES = {"person", "extension"}


def plausible(intent: str, text: str, kinds: Collection[str]) -> bool:
    """``kinds`` are the kinds of names found in the normal text."""
    needed = _NEEDS.get(intent)
    if needed is not None and not needed.search(text):
        return False
    if intent == "ask_number" and "extension" in kinds:
        return False  # who says the number does not ask for it
    if intent == "want_human" and NAMES.intersection(kinds) and not _OUTSPOKEN.search(text):
        return False
    return not (intent in _NO_NAMES and NAMES.intersection(kinds))
