"""Answers in the caller's own words to the questions of the forms: what exactly is
the name in 「叫我小王就行」?
"""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re
from collections.abc import Callable

from bot.actions.caller_facts import CORRECTION, facts, says_more_than_facts
from bot.actions.turn import SURE, Turn

_NONE = re.compile(
    r"^\W*(?:没有|没有了|无|没|不用|没有公司|没公司|我?个人|私人|私事|自己|个人名义|none|no|nothing|private|personal|no company|just me|myself|it's (?:private|personal))(?:的|来电|打的)?\W*$",
    re.IGNORECASE,
)
_NO_COMPANY = re.compile(
    r"没有?(?:什么)?(?:公司|单位)|(?:是|我)个人|私人|自己(?:打|的)|\b(?:no company|private person|individual|on my own|myself)\b",
    re.IGNORECASE,
)
_PRIVATE_MATTER = re.compile(r"私事|私人的?事|个人的?事|家事|\b(?:personal|private)\b", re.IGNORECASE)
_THIS_NUMBER = re.compile(
    r"(?:这个|现在|当前|本机|这部|同一个|打过来)的?(?:号码?|电话|手机)|就这个|\b(?:this|same|the) (?:number|one|phone)\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"不方便|不想说|不能说|保密|不告诉|不便|rather not|prefer not|can't say|confidential|none of your",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"^(?:嗯|哦|啊|呃|那个|好的?|是的?|行|可以)*[，,。\s]*(?:我是|我叫|我姓|叫我|免贵姓?|敝姓|姓|就叫|这里是|名字是|my name is|i'm|i am|it's|this is|call me)?\s*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"(?:就行|就好|就可以|好了|吧|啊|呀|哈|的|，.*|。|please|thanks|[.!,].*)+$", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"(\d+|[一二两三四五六七八九十百]+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)",
    re.IGNORECASE,
)
# "Karen Hudson from Larsen Shipping"
_FROM = re.compile(
    r"^(?:yes,? |sure,? |okay,? )?(?:it's |i'm |this is )?([A-Za-z][\w'\-]+(?: [A-Za-z][\w'\-]+){0,2}),? (?:from|with|of|at) ([\w&' \-]{2,40}?)[.!]*$",
    re.IGNORECASE,
)
# "It's Karen Hudson": after the question for a name it is one, whatever a classifier makes of it.
_IT_IS = re.compile(
    r"^\W*(?:yes|yeah|sure|okay|uh|um|well)?\W*(?:it's|it is|this is|the name's|the name is|i'm|i am)\s+"
    r"(?!(?:not|about|for|a|an|the|me|my|fine|okay|ok|private|personal|urgent|none|no|important|in|on|just)\b)"
    r"([a-z][a-z'\-]+(?: [a-z][a-z'\-]+){0,2})[.!]?$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[\d一二两三四五六七八九十百]+\s*个?[人位]", re.IGNORECASE)  # 「不对，是十五个人」
# What the classifier takes names for; 「好的，留言」 is none.
MAYBE_A_NAME = {"inform", "nlu_fallback", "correct", "connect", "out_of_scope", "chitchat", "ask_who"}
NOTHING_SAID = {"affirm", "greet", "repeat", "wait", "thanks"}


def is_none(text: str) -> bool:
    """「没有」, 「个人」, "just me": there is nothing to tell."""
    return bool(_NONE.match(text))


def answer(turn: Turn, asked: str) -> str | None:
    """None: the sentence holds no answer. "": the caller declines, and need not be asked again."""
    if turn.confidence >= SURE and turn.intent in NOTHING_SAID and asked not in ("caller_number",):
        return None
    if asked == "purpose" and _PRIVATE_MATTER.search(turn.text):
        return turn.text.strip(" 。.")  # that it is private is all the callee need hear
    named = asked == "caller_name" and introduces_himself(turn.text)
    if not named and (_SECRET.search(turn.text) or turn.intent == "decline_to_say"):
        turn.say("utter_no_need_to_say")
        return ""
    take = ANSWERS.get(asked)
    return take(turn) if take else None


def introduces_himself(text: str) -> bool:
    """Whether a sentence is the answer to the question for a name, by its form alone."""
    return bool(_IT_IS.match(text))


def name(turn: Turn) -> str | None:
    if introduced_as := _IT_IS.match(turn.text):
        return introduced_as.group(1)
    if _NO_NAME.search(turn.text) or turn.value("time"):
        return None  # 「不对，是十五个人」 mends something else
    if turn.intent == "deny":
        return ""
    if is_none(turn.text) or turn.intent not in MAYBE_A_NAME:
        return None
    introduced = _FROM.match(turn.text.strip())
    if introduced:
        turn.set(caller_company=introduced.group(2))
        return introduced.group(1)
    people = turn.mentions("person")
    words = _AFTER_NAME.sub(
        "", _BEFORE_NAME.sub("", CORRECTION.sub("", turn.text.strip()).strip("，, "))
    ).strip()
    if people and len(words) <= len(people[-1].surface) + 3:
        return people[-1].surface  # a namesake of somebody here, or somebody here
    for company in turn.mentions("company"):
        words = words.replace(company.surface, "").strip("的，, ")
    chinese = re.search("[一-龥]", words)
    fits = 1 <= len(words) <= 6 if chinese else 1 <= len(words.split()) <= 4
    return words if fits and not re.search(r"\d", words) else None


def company(turn: Turn) -> str | None:
    if is_none(turn.text) or _NO_COMPANY.search(turn.text) or turn.intent == "deny":
        return ""
    words = re.sub(
        r"^(?:我是|我们是|我在|是|来自|from|i'm from|we're|we are|it's)\s*",
        "",
        turn.text.strip(),
        flags=re.IGNORECASE,
    )
    words = re.sub(r"(?:的|公司的)?[。.，,！!？?\s]*$", "", words)
    return words if 2 <= len(words) <= 30 else None


def number(turn: Turn) -> str | None:
    if turn.intent in ("affirm", "thanks") and turn.own_number and turn.times_said("utter_ask_number_known"):
        return turn.own_number
    if turn.own_number and _THIS_NUMBER.search(turn.text) and not turn.value("phone"):
        return turn.own_number
    digits = turn.value("phone") or turn.value("extension")
    whole = "caller_number" in facts(turn) or not turn.value("phone")
    if digits and len(digits) >= 3 and whole:
        return digits
    if re.search(r"\d", turn.text):
        turn.say("utter_number_too_short")
        return None
    if re.search(r"没有(?:电话|手机|号码)|不用(?:回电|打)|no number|no phone", turn.text):
        return ""
    return None


def free_text(turn: Turn) -> str | None:
    """The whole sentence, unless it only says yes, or only names what belongs in another slot."""
    if turn.intent in ("affirm", "leave_message") and len(turn.text) <= 10:
        return None
    if turn.mentions("caller_name", "company", "phone") and not says_more_than_facts(turn):
        return None
    words = turn.text.strip()
    return words if len(words) >= 2 else None


def purpose(turn: Turn) -> str | None:
    if is_none(turn.text):
        return ""
    return turn.value("purpose") or free_text(turn)


def when(turn: Turn) -> str | None:
    return turn.value("time") or None


def how_many(turn: Turn) -> str | None:
    found = _PEOPLE.search(turn.text)
    return found.group(1) if found else None


ANSWERS: dict[str, Callable[[Turn], str | None]] = {
    "caller_name": name,
    "caller_company": company,
    "caller_number": number,
    "purpose": purpose,
    "message_content": free_text,
    "complaint_content": free_text,
    "visit_time": when,
    "booking_time": when,
    "booking_size": how_many,
}
