"""What the callee answers when asked whether the caller may be put through (C7): own words or a key.

A yes is a word or a key, never a mere greeting: 「你好，我是王伟」 is unclear and asked again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from switchboard.domain.spoken_minutes import minutes_in

KEYS = {"1": "accept", "2": "decline", "3": "message"}


@dataclass(frozen=True)
class ConsultAnswer:
    """``kind``: accept | decline | message | call_back | elsewhere | unclear.

    ``minutes``: with call_back, if a time was said. ``elsewhere``: the words that name the other callee,
    for ``find_callee`` (「小李」)."""

    kind: str
    minutes: int | None = None
    elsewhere: str = ""


_GREETINGS = re.compile(
    r"喂+|(?:你|您|大家)好|哪位|\bhello\b|\bhi\b|\bspeaking\b|\bthis is [\w ]+|\bthanks?\b|\bthank you\b"
)
_NOT = r"(?<![不别没甭])(?<!不要)(?<!不想)(?<!不用)(?<!别让他)"
_PUT_THROUGH = re.compile(
    rf"{_NOT}(?:接|转|连)(?:进|过)来|{_NOT}(?:帮我|给我)(?:接|转)"
    r"|(?<!don't )(?<!not )\b(?:put|patch|send|bring|connect|let) (?:him|her|them|it|the call|the caller)"
    r"(?: straight)? ?(?:through|in|over|on)?(?=$|[\s.,!]*(?:please|now|then|thanks)?[\s.,!]*$)"
)
_ELSEWHERE = re.compile(
    r"(?:转给|转到|转接|接给|接到|交给|打给|(?:让|叫|请)(?:他|她|对方)?(?:找|打给|联系|"
    r"问))(?P<who>[\w·]{1,12}?)"
    r"(?:吧|呀|啊|那里|那边|处理|就行|好了|[，,。.!！]|$)"
    r"|(?:让|叫|请|给)(?!他|她|对方|我)(?P<other>[\w·]{2,8}?)(?:接|处理|来接|听|负责)"
)
_ELSEWHERE_EN = re.compile(
    r"\b(?:through to|transfer (?:him|her|them|it|the call)? ?to|pass (?:him|her|them|it) (?:on )?to|"
    r"give (?:it|him|her|them) to|"
    r"send (?:him|her|them|it) to|(?:he|she|they) should (?:talk|speak) to|talk to|speak to|try|"
    r"ask)\s+(?P<who>[a-z][\w' -]*)"
)
_CALL_BACK = re.compile(
    r"(?:晚点|晚些|迟点|稍后|待会|等会|回头|过(?:一)?会|一会|过后|以后|之后|后|明天|下午|上午|晚上|"
    r"下班)\S{0,6}(?:再?打|回(?:他|她|电|拨|过去)|联系|再说)"
    r"|(?:我|等下|等我)\S{0,8}(?:回他|回她|给他回|给她回|回(?:个)?电话|打回去|回拨|打给他|打给她)|"
    r"再打(?:来|过来|给我)"
    r"|\bcall(?:s|ed)? (?:me |him |her |them )?(?:back|again|later)|\bring (?:me |him |her )?back|"
    r"\b(?:try|call) (?:again )?later|"
    r"\blater\b|\bget back to"
)
_MESSAGE = re.compile(
    r"(?<!不用)(?<!不要)(?<!别)(?<!不必)(?:留言|留个?话|留个?口信|记一?下|记下来|带个?话)|\bmessage\b"
)
_DECLINE = re.compile(
    r"不(?:接|方便|行|可以|想|要|在|用|了|好意思|见|认识|能|听|需要|太方便)|没(?:空|时间|有时间|"
    r"法接)|开会|在忙|很忙|正忙|忙着|走不开|拒绝|挂了|别接|"
    r"别让|推掉|别转|说我不在|\bno\b|\bnot\b|n't\b|\bbusy\b|\bmeeting\b|\bunavailable\b|\bdecline\b|"
    r"\brefuse\b|\bnope\b"
)
_ACCEPT = re.compile(
    r"接吧|接了|我接|接一下|(?<!不)可以|(?<![你您不])好(?:的|吧|啊|呀|嘞|，|,|。|$)|(?<!不)行(?:吧|"
    # 「方便」 alone may be what a line left of 「不方便」: then the callee is asked again.
    r"啊|，|,|。|$)|没问题|没事|(?<=[我在很挺])方便|(?<!不)方便的?[，,。 ]*(?:接|转|请)|^嗯+|"
    r"(?:^|[，,。 ])(?:是的?|对的?|要|接|来吧|请讲|成)(?:$|[，,。])|\byes\b|\byeah\b|\byep\b|"
    r"\bsure\b|\bok(?:ay)?\b|\bfine\b|\bof course\b|"
    r"\bgo ahead\b|\balright\b|\ball right\b|\bi'll take it\b|\bput (?:him|her|them) on\b"
)


def interpret_answer(text: str, digits: str = "", language: str = "zh") -> ConsultAnswer:
    """``text`` as heard, ``digits`` as pressed (they win: 1 accept, 2 decline, 3 message).

    ``language`` is the callee's; both languages are understood whatever it says, since people mix them."""
    if digits:
        return ConsultAnswer(KEYS.get(digits[0], "unclear"))
    words = _GREETINGS.sub(" ", text.strip().lower().replace("’", "'")).strip(" ，,。.！!?？")
    if _PUT_THROUGH.search(words):
        return ConsultAnswer("accept")
    minutes = minutes_in(words)
    if minutes is not None or _CALL_BACK.search(words):
        return ConsultAnswer("call_back", minutes)
    if _MESSAGE.search(words):
        return ConsultAnswer("message")
    elsewhere = _elsewhere(words)
    if elsewhere:
        return ConsultAnswer("elsewhere", elsewhere=elsewhere)
    if _DECLINE.search(words) and not re.search(r"没问题|no problem|why not", words):
        return ConsultAnswer("decline")
    if _ACCEPT.search(words) or re.search(r"no problem|why not", words):
        return ConsultAnswer("accept")
    return ConsultAnswer("unclear")


def _elsewhere(words: str) -> str:
    found = _ELSEWHERE.search(words)
    if found:
        who = found.group("who") or found.group("other") or ""
        return "" if who in ("我", "我吧", "进来", "过来", "他", "她", "你", "您") else who
    found = _ELSEWHERE_EN.search(words)
    if found:
        who = re.sub(r"\b(?:please|instead|then|thanks)\b.*$", "", found.group("who")).strip(" .,")
        return "" if who in ("me", "him", "her", "them", "it", "again", "later") else who
    return ""
