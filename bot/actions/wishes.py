"""What callers may want, as they are asked for it: 「您是想给王伟留言吗？」 "or to be put through?" (A4)."""

from __future__ import annotations

import re

from bot.actions.spoken import phrase
from bot.actions.turn import SURE, Turn

# Intent -> the words for it in domain.yml: when somebody is named, when nobody is
PHRASES = {
    "connect": ("utter_wish_connect", "utter_wish_connect_somebody"),
    "leave_message": ("utter_wish_message", "utter_wish_message_only"),
    "call_back": ("utter_wish_call_back", "utter_wish_call_back_only"),
    "ask_number": ("utter_wish_number", "utter_wish_number_only"),
    "visit": ("utter_wish_visit", "utter_wish_visit_only"),
    "complain": ("utter_wish_complain", "utter_wish_complain"),
    "ask_info": ("utter_wish_info", "utter_wish_info"),
    "book_room": ("utter_wish_room", "utter_wish_room"),
    "ticket_status": ("utter_wish_ticket", "utter_wish_ticket"),
    "want_human": ("utter_wish_human", "utter_wish_human"),
    "sales_pitch": ("utter_wish_sell", "utter_wish_sell"),
    "emergency": ("utter_wish_emergency", "utter_wish_emergency"),
}
# The same goal, or nearly: no question between them helps a caller.
FAMILY = {"inform": "connect", "call_back": "leave_message", "book_room": "visit"}
# How a caller picks one of two by name; the classifier has seen whole sentences, not 「转接」 alone.
_NAMED = {
    "connect": r"转|接|找|通话|讲话|\b(?:connect|through|speak|talk)",
    "leave_message": r"留言|留个?[言话]|转告|告诉|捎|\b(?:message|tell|note)",
    "call_back": r"回电|回个?电|打给我|回我|\b(?:call(?:ed)? back|ring|call me)",
    "ask_number": r"号码|分机|电话号|\b(?:number|extension)",
    "visit": r"拜访|来访|见面|约|上门|\b(?:visit|meet|appointment)",
    "complain": r"投诉|反映|举报|\bcomplain",
    "ask_info": r"问|打听|了解|咨询|\b(?:ask|question|information|info)",
    "book_room": r"会议室|订|\b(?:room|book)",
    "ticket_status": r"进度|进展|结果|怎么样|上次|登记|\b(?:status|progress|reported|reference)",
    "want_human": r"人工|真人|话务|\b(?:human|person|operator|agent)",
    "sales_pitch": r"推荐|推销|产品|\b(?:offer|sell|product)",
    "emergency": r"紧急|急|救|\bemergency",
}
_NOT = re.compile(
    r"(?:不是|不用|不要|不想|没要|别)[^，,。\s]{0,8}|\b(?:not|don't want|no need)\b[^,.]{0,24}[,.]",
    re.IGNORECASE,
)
_FIRST = re.compile(r"前面|前者|第一|头一个|\b(?:first|former)\b", re.IGNORECASE)
_SECOND = re.compile(r"后面|后者|第二|\b(?:second|latter)\b", re.IGNORECASE)


_OUTRIGHT = re.compile(
    r"(?<![不没])(?:要|想|帮我|请|麻烦)?给.{1,8}?(?:留言|留个?言|留个?话|捎个?话|带个?话)"
    r"|\b(?:leave|take)\b.{0,12}\bmessage\b",
    re.IGNORECASE,
)
_UNBELIEVED = {
    "correct",
    "inform",
    "nlu_fallback",
}  # what a sentence full of names is taken for


def said_outright(turn: Turn) -> str | None:
    """The wish that stands in plain words in a sentence whose names and numbers drown it."""
    if turn.intent not in _UNBELIEVED or turn.confidence >= SURE:
        return None
    return "leave_message" if _OUTRIGHT.search(turn.text) else None


def wording(turn: Turn, intent: str, callee: str) -> str:
    """The wish in a few words, for 「您是想…吗」; ``callee`` is empty when nobody is named."""
    named, unnamed = PHRASES[intent]
    return phrase(named if callee else unnamed, turn.language, callee=callee)


def chosen_by_words(text: str, goals: tuple[str, ...]) -> str | None:
    """Which of ``goals`` an answer names, by its words or its place; None: neither, or both."""
    affirmed = _NOT.sub(" ", text)
    if len(goals) == 2:
        for pattern, goal in ((_FIRST, goals[0]), (_SECOND, goals[1])):
            if pattern.search(affirmed):
                return goal
    found = [goal for goal in goals if re.search(_NAMED[goal], affirmed, re.IGNORECASE)]
    return found[0] if len(found) == 1 else None
