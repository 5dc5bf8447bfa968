"""What a sentence must hold for an intent to be believed: a classifier alone takes 「我找韩梅」 for 「我找人工」."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re
from collections.abc import Collection

# Words may be misheard: an intent without any of its words is believed less, not never.
DOUBT = 0.5
UNLIKELY = 0.04
IMPOSSIBLE = 0.01


def _any(chinese: str, english: str) -> re.Pattern[str]:
    return re.compile(rf"{chinese}|\b(?:{english})", re.IGNORECASE)


# Only what misheard names are taken for: of the rest ("flames!") the classifier knows more words than a list.
_NEEDS = {
    "want_human": _any(
        "人工|真人|活人|话务|接线|总机|总台|客服|人来|个人|的人|有人|人接|人说|人聊|人帮|机器|电脑|智能|语音|前台|值班|员工|工作人员",
        "humans?|person|people|operator|agent|representative|reception\\w*|someone|somebody|any(?:one|body)|real|live|staff|robot|machine|bot|computer|attendant|colleague|employee|actual",
    ),
    "ask_number": _any(
        "号|手机|联系方式|微信|邮箱|分机|怎么打|几多|多少|是几|(?<![听接打通讲把])电话(?!转|接|给)",
        "number|extension|ext|phone|mobile|cell|contact|line|reach|e-?mail|dial|details",
    ),
    "leave_message": _any(
        "留|言|转告|转达|告诉|告知|话|口信|说|记|传|捎|通知|便条|字条|交代|提醒",
        "message|tell|note|let|pass|leave|word|write|know|inform|say|remind|memo",
    ),
    "ticket_status": _any(
        "单|号|投诉|结果|处理|进度|进展|怎么样|报修|上次|之前|那件|反馈|回复|登记|受理|解决|答复|上回|上周|上个月",
        "ticket|case|complain|status|number|reference|result|progress|update|hear|request|repair|report|handle|happen|news|came|outcome|follow",
    ),
    "visit": _any(
        "[我们想要会再能]来|来(?:你|贵|公司|找|拜访|访|一趟|看|面试|参观|坐坐|谈)|过来(?:拜访|一趟|找|你|谈|看)|上门|登门|去(?:你们|贵|公司|拜访|找|看看|见)|访|到(?:你们|贵|公司)|过去|见(?:面|一面|个面|他|她|一见|见)|参观|预约|约|客人|客户|考察|面谈|面试|进(?:大楼|大门)",
        "come|coming|visit|appointment|meet|see|tour|drop|guest|look|pop|arriv|interview|stop by|show",
    ),
    "book_room": _any("订|定|预|会议室|房|场地|厅|包", "book|reserve|room|hall|space|meeting|conference"),
    "call_back": _any("回|打给|打过来|电话|打个|联系我|拨", "call|ring|phone|back|contact me|return|buzz"),
}
# 「换一个人，我找韩梅」 names somebody: only an outspoken wish for a human is one then.
_OUTSPOKEN = _any(
    "人工|真人|活人|话务|接线员", r"human|operator|real person|live (?:person|agent)|agent|representative"
)
# With somebody of the directory in the sentence these are hardly ever what is wanted.
_NO_NAMES = {
    "wrong_number",
    "abuse",
    "greet",
    "repeat",
    "thanks",
    "chitchat",
    "sales_pitch",
    "decline_to_say",
    "wait",
    "out_of_scope",
}
# 「设计部负责人是哪位 转给他吧」: whoever says so wants to be connected, whatever else is said.
# It only weighs, so it holds more than ``_OUTRIGHT`` of bot/actions/doubts.py: 「接到」, "transfer".
_TRANSFER = _any(
    "转(?:接|给|到|过|一下|下|个)|接(?:通|给|过去|一下|到)|(?:听|接)(?:一下|下)?[他她个]?电话|电话能转",
    "put (?:me )?through|connect me|transfer|pass me|speak (?:to|with)|talk to",
)
_ONLY_TALK = {"ask_who", "out_of_scope", "chitchat", "ask_info", "complain", "ask_number"}
_NO_EXTENSION = {"ask_info", "emergency", "ticket_status"}  # 「8502 快点 我在开车」
# 「哎您好 朱文博在公司没有」 is no greeting: who names somebody, or a matter, wants something.
_SAYS_NOTHING = {"greet", "thanks", "chitchat", "affirm"}
NAMES = {"person", "extension"}
KNOWN = {"person", "extension", "department", "subject"}


def plausibility(intent: str, text: str, kinds: Collection[str]) -> float:
    """A factor from 0 to 1 for the classifier's guess; ``kinds`` are the kinds of names found in the text."""
    named = bool(NAMES.intersection(kinds))
    if intent == "ask_number" and "extension" in kinds:
        return IMPOSSIBLE  # who says the number does not ask for it
    if intent == "want_human" and named and not _OUTSPOKEN.search(text):
        return IMPOSSIBLE
    needed = _NEEDS.get(intent)
    factor = DOUBT if needed is not None and not needed.search(text) else 1.0
    if intent in _SAYS_NOTHING and KNOWN.intersection(kinds):
        factor *= IMPOSSIBLE
    elif intent in _NO_NAMES and named:
        factor *= UNLIKELY
    if intent in _ONLY_TALK and KNOWN.intersection(kinds) and _TRANSFER.search(text):
        factor *= UNLIKELY if intent == "ask_who" else DOUBT
    if intent in _NO_EXTENSION and "extension" in kinds:
        factor *= UNLIKELY
    return factor
