"""「帮我转财务，顺便告诉我几点下班」: both are served, what is told at once first, none is lost."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import Any

from bot.actions.callees import NO_TOPICS, who_is_meant
from bot.actions.caller_facts import remember_caller
from bot.actions.doubts import only_asks
from bot.actions.enquire import tell
from bot.actions.number import tell_number
from bot.actions.put_through import follow
from bot.actions.questions import OPEN, Question, ask
from bot.actions.turn import Turn

_JOINT = re.compile(
    r"[，,。.;；!！?？]+\s*|(?=顺便|另外|还有|然后|接着|同时|再(?:帮|给|转|问|告诉|请|接|留))"
    r"|\s(?=(?:and|also|then|plus|by the way)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"几点|多少|哪[里儿个]|在哪|怎么|什么|吗|呢|告诉我|报[一给个]|\b(?:what|where|when|how|tell me|do you|can i|is there)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"号码?|分机|电话多少|\b(?:number|extension)\b", re.IGNORECASE)
_MESSAGE = re.compile(
    r"留言|留个?[言话口]|捎个?[口话]|带个?话|\b(?:leave|take|pass)\b.{0,12}\bmessage", re.IGNORECASE
)
# 「转」 or 「找」 alone is enough here, unlike in doubts.py: a callee is named beside it.
CONNECT = re.compile(
    r"转(?!告|达)|接通|接[一到过给]|[帮给替]我接|(?:^\W*|[我请])[还再要想]*找(?!我)|\b(?:put me|put us|connect|transfer|speak|talk)\b",
    re.IGNORECASE,
)
_PLAINLY = re.compile(r"转过去|接过去|转一下|put me through|connect me", re.IGNORECASE)
_IN_CASE = re.compile(
    r"如果|要是|万一|不在|没人|打不通|不行|没空|的话|\b(?:if|unless|in case|otherwise|or else)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"不[用要必]|别|\b(?:don't|not)\b",
    re.IGNORECASE,
)
_TOLD_TO_OTHERS = re.compile(
    r"^\W*(?:[让叫请跟][他她]|告诉(?!我)|就?说)|^\W*(?:tell|ask|say|that)\b", re.IGNORECASE
)

AFTER_A_FACT = {"visit", "book_room", "call_back", "leave_message", "connect"}
BELIEVED = 0.4


@dataclass(frozen=True)
class Wish:
    """``kind``: fact number message connect. ``start`` and ``end`` cut its own words out of the sentence."""

    kind: str
    start: int
    end: int
    own_end: int = 0  # without the words after it that are no wish themselves


def both_served(turn: Turn) -> bool:
    """False: there is one wish, or none that is plain; the classifier's word counts then."""
    question = Question.of(turn)
    if (question.kind if question else "") not in OPEN or turn.intent == "emergency":
        return False
    wishes = wishes_in(turn)
    kinds = [wish.kind for wish in wishes]
    whole = turn.sentence()
    if kinds == ["connect"]:
        return _with_a_way_out(turn, whole, wishes[0])
    if kinds == ["fact"] and turn.intent in AFTER_A_FACT and turn.confidence >= BELIEVED:
        if not only_asks(turn):
            tell(turn)
        return False  # and the classifier's word counts for the rest
    if len(set(kinds)) < 2 or len(set(kinds)) != len(kinds):
        return False
    remember_caller(turn)
    for kind in ("fact", "number"):
        for wish in wishes:
            if wish.kind == kind:
                _tell(turn, wish, part(whole, wish))
    _go_on(turn, whole, {wish.kind: wish for wish in wishes})
    return True


def _with_a_way_out(turn: Turn, whole: dict[str, Any], wish: Wish) -> bool:
    """「找付辉，他不在就转韩梅」「不行就留言」: the first is rung; the other is offered when that fails."""
    rest = turn.text[wish.own_end :]
    if wish.start or not _IN_CASE.search(rest):
        return False
    remember_caller(turn)
    turn.hear_again(part(whole, Wish("", wish.own_end, len(turn.text))), "connect")
    other = who_is_meant(turn, NO_TOPICS)
    turn.hear_again(part(whole, Wish("", 0, wish.own_end)), "connect")
    lookup = who_is_meant(turn)
    if lookup is None:
        return False
    follow(turn, lookup)
    turn.set(instead=other.target if other else None)
    return True


def _tell(turn: Turn, wish: Wish, sentence: dict[str, Any]) -> None:
    turn.hear_again(sentence, "ask_info" if wish.kind == "fact" else "ask_number")
    if wish.kind == "fact":
        tell(turn)
        return
    lookup = who_is_meant(turn)
    if lookup and lookup.kind == "one":
        tell_number(turn, lookup.targets[0], offers=False)


def _go_on(turn: Turn, whole: dict[str, Any], wishes: dict[str, Wish]) -> None:
    """What takes time comes after what is told: a message first, since a connection ends our part."""
    from bot.actions.leave_message import LeaveMessage

    connect = wishes.get("connect")
    if "message" in wishes:
        if connect:
            turn.set(later=part(whole, connect))
        turn.hear_again(part(whole, wishes["message"]), "leave_message")
        LeaveMessage().act(turn)
    elif connect:
        heard = part(whole, connect)
        turn.hear_again(heard if heard["entities"] else whole, "connect")
        lookup = who_is_meant(turn)
        if lookup:
            follow(turn, lookup)
    else:
        ask(turn, Question("anything_else"))


def connect_later(turn: Turn) -> bool:
    """The second wish of the sentence that began with a message; False: there was none."""
    sentence = turn.slot("later")
    if not sentence:
        return False
    turn.set(later=None)
    turn.hear_again(sentence, "connect")
    lookup = who_is_meant(turn)
    if lookup is None:
        return False
    follow(turn, lookup)
    return True


def wishes_in(turn: Turn) -> list[Wish]:
    """The plain wishes of the sentence in order; words between them belong to the one before."""
    cuts = [0, *(match.end() for match in _JOINT.finditer(turn.text)), len(turn.text)]
    found: list[Wish] = []
    for start, end in itertools.pairwise(cuts):
        kind = _kind(turn, start, end)
        if kind and not (found and found[-1].kind == kind):
            found.append(Wish(kind, start, end, end))
        elif found:
            found[-1] = replace(found[-1], end=end)
    return found


def _kind(turn: Turn, start: int, end: int) -> str:
    words = turn.text[start:end]
    if (
        _NOT.search(words)
        or _IN_CASE.search(words)
        or (_TOLD_TO_OTHERS.search(words) and not _ASKS.search(words))
    ):
        return ""
    named = [m for m in turn.mentions(*NO_TOPICS) if start <= m.start < end and not m.negated]
    if _ASKS.search(words) and turn.desk.find_topic(words) and not named:
        return "fact"
    if _MESSAGE.search(words):
        return "message"
    if _NUMBER.search(words) and named and _ASKS.search(words):
        return "number"
    return "connect" if CONNECT.search(words) and (named or _PLAINLY.search(words)) else ""


def part(sentence: dict[str, Any], wish: Wish) -> dict[str, Any]:
    """The words of one wish as a sentence of its own, with what they name."""
    entities = [
        {**e, "start": e["start"] - wish.start, "end": e["end"] - wish.start}
        for e in sentence["entities"]
        if e.get("entity") != "language" and wish.start <= int(e.get("start") or 0) < wish.end
    ]
    return {"text": sentence["text"][wish.start : wish.end].strip(" ，,。."), "entities": entities}
