"""The answer to 「您可以稍等再接、留言，或者我为您转孙丽」, by its own words: a classifier knows whole wishes only."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.actions.callees import NO_TOPICS, who_is_meant
from bot.actions.connect import AGAIN, try_again
from bot.actions.leave_message import begin_message
from bot.actions.put_through import put_through
from bot.actions.questions import Question
from bot.actions.turn import Turn

_NOT = re.compile(
    r"(?:不用|不要|不想|不愿|别(?!的?人)|不)(?:再)?[^，,。\s]{1,4}|\b(?:don't|won't|not|no)\b[^,.]{0,16}",
    re.IGNORECASE,
)
_WAYS = {
    "wait": re.compile(r"等|\b(?:hold|wait)\b", re.IGNORECASE),
    "message": re.compile(r"留言|留个?[言话]|记一?下|转告|带个?话|\bmessage\b", re.IGNORECASE),
    "other": re.compile(
        r"另[外一]?一?[个位]|别的?人|[转找接][他她]|转过去|转吧|换一?[个位]人?|那[一]?位|后面|最后"
        r"|\b(?:the other|someone else|somebody else|the last|the latter|try (?:him|her|them)|(?:him|her|them) then)\b",
        re.IGNORECASE,
    ),
}
_ONCE_MORE = re.compile(
    r"再.{0,4}[接打拨试转]|重新[接打拨转]|\b(?:try|call|ring|dial)\b.{0,12}\b(?:again|once more)\b",
    re.IGNORECASE,
)
LONGEST = 40  # characters; more is a sentence for the classifier


def take_way(turn: Turn) -> bool:
    """True: one of the ways on was named, and is taken."""
    question = Question.of(turn)
    if question is None or question.kind != "ways" or len(turn.text) > LONGEST:
        return False
    if _ONCE_MORE.search(turn.text) and not turn.in_chat and who_is_meant(turn, NO_TOPICS) is None:
        turn.outcome(goal="connect")
        try_again(turn, question)
        return True
    if AGAIN.search(turn.text) or who_is_meant(turn, NO_TOPICS) is not None:
        return False
    words = _NOT.sub(" ", turn.text)
    named = [way for way, pattern in _WAYS.items() if pattern.search(words)]
    if len(named) != 1:
        return False
    if named == ["other"] and question.other:
        put_through(turn, question.other)
    elif named == ["message"] and not turn.mentions("caller_name", "phone", "company"):
        begin_message(turn, question.target)
    elif named == ["wait"] and question.may_wait and not turn.in_chat:
        try_again(turn, question)
    else:
        return False
    return True
