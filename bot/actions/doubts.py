"""Which wishes are probable when the classifier is not sure, or two come close (A4)."""

from __future__ import annotations

import re

from bot.actions.about import asked_topic, who_or_whose
from bot.actions.callees import NO_TOPICS, who_is_meant
from bot.actions.turn import SURE, Turn
from bot.actions.wishes import FAMILY, PHRASES

# The margins, all of them; of what was understood in the development sets they question about 3 %.
CLOSE = 0.45  # the second guess, as a share of the first, that makes a wish doubtful
CLOSE_TO_TELLING = 0.6  # the same where only words follow, and a way on is offered anyway
CLOSE_TO_ASKING = 0.6  # the same where only questions follow, which a caller can leave
CLOSE_TO_A_NUMBER = 0.25  # the same for a number, where one is spoken of
CLOSE_TO_ALARM = 0.4  # the same where the second is an emergency: true ones are heard by their own words
CLOSE_TO_COMPLAINING = 0.7  # the same for a complaint: whoever records it sees to what is wrong, too
CLOSE_TO_TALK = 0.6  # the same where the first guess is no wish at all: a greeting, small talk
LEAST = 0.12  # a guess below this is none
LEAST_UNSURE = 0.08  # the same when the classifier itself was not sure of anything
ENDS_THE_CALL = {"sales_pitch": 0.9, "wrong_number": 0.7}  # below this nobody is sent away unasked
NEVER = 9.0
ALONE = 2.0  # this many times as probable as the second: one question, not a choice

# 「能转给宋雨桐吗」 is clear, however close another guess comes. No question follows, so 「接到」 or
# "the transfer" is not enough, as it is where it only weighs (bot/nlu/plausible.py).
_OUTRIGHT = re.compile(
    r"转(?:接|给|到|过)|接(?:通|过去|给)|(?:听|接)个?电话"
    r"|\b(?:put me through|connect me|transfer me|speak (?:to|with)|talk to)\b",
    re.IGNORECASE,
)
_A_NUMBER = re.compile(
    r"号码|电话号|分机|联系方式|直线|\b(?:numbers?|extension|telephone|direct (?:line|dial)|contact)\b",
    re.IGNORECASE,
)
ASKING = {"leave_message", "call_back", "ticket_status"}
NO_WISH = {"greet", "chitchat", "out_of_scope", "wrong_number", "ask_who", "thanks", "abuse", "correct"}


def doubtful(turn: Turn) -> tuple[str, ...]:
    """The one or two wishes to ask for; none: it is clear, or there is nothing to go by."""
    guesses = turn.guesses
    if turn.confidence >= SURE or not guesses:
        return ()
    wishes = _wishes(guesses)
    if turn.intent == "nlu_fallback":
        probable = [wish for wish in wishes if wish[1] >= LEAST_UNSURE]
        return () if _says_it_all(turn, probable) else _probable(probable)
    first, confidence = guesses[0]
    if first == "inform" and turn.intent == first and named_callee(turn)[1]:
        return _doubted(turn, "connect", confidence, wishes)
    if first in PHRASES and turn.intent == first:
        return _doubted(turn, first, confidence, wishes)
    if first in NO_WISH and confidence < ENDS_THE_CALL.get(first, 1.0):
        others = [wish for wish, sure in wishes if sure >= max(LEAST, CLOSE_TO_TALK * confidence)]
        return tuple(others[:1])
    return ()


def _doubted(turn: Turn, first: str, confidence: float, wishes: list[tuple[str, float]]) -> tuple[str, ...]:
    """A wish that is believed, unless another comes close."""
    if first == "emergency":
        return ()
    if first == "want_human" and _is_talk(turn.guesses[1:2], confidence):
        return (first,)
    if first == "connect" and (
        turn.mentions("extension") or (named_callee(turn)[0] and _OUTRIGHT.search(turn.understood))
    ):
        return ()
    others = [w for w in wishes if _family(w[0]) != _family(first) and w[1] >= LEAST]
    if confidence < ENDS_THE_CALL.get(first, 0.0):
        if who_is_meant(turn, NO_TOPICS) is not None:
            return ()  # 「你好采购部 我有批货要送」: they may decide
        if named_callee(turn)[1]:
            return (first, "connect")
        return (first, others[0][0]) if others else ()
    for second, sure in others[:1]:
        if sure >= _margin(turn, first, second) * confidence:
            # 「我家门禁坏了」: besides a complaint, whoever sees to it is what can be wanted.
            mends = first == "complain" and named_callee(turn)[0] and _guessed(wishes, "connect")
            return (first, "connect" if mends else second)
    return ()


def only_asks(turn: Turn) -> bool:
    """A question that the notice board answers, taken for a wish to be connected, to nobody or hardly, or
    to visit: who is told the way can still say that they come."""
    if turn.intent not in ("connect", "visit") or _OUTRIGHT.search(turn.understood):
        return False
    if who_is_meant(turn, ("person", "extension")) is not None or asked_topic(turn) is None:
        return False
    asks = dict(_wishes(turn.guesses)[:2]).get("ask_info", 0.0)
    if turn.intent == "visit":
        return asks >= CLOSE_TO_ASKING * turn.confidence
    return asks >= CLOSE * turn.confidence or who_or_whose(turn) is None


def _guessed(wishes: list[tuple[str, float]], intent: str) -> bool:
    return any(wish == intent and sure >= LEAST_UNSURE for wish, sure in wishes)


def _margin(turn: Turn, first: str, second: str) -> float:
    """How close, as a share of the first guess, the second must come to be asked for."""
    named = bool(named_callee(turn)[0])
    if first == "want_human" and (second == "complain" or (second == "connect" and not named)):
        return NEVER  # a person can help with either
    if (first, second) == ("connect", "want_human") and named:
        return NEVER
    if first == "ask_info":
        # What no notice tells, whoever's matter it is knows: to ask for, and to be connected, is one then.
        return NEVER if second == "connect" or asked_topic(turn) else CLOSE
    if (first, second) == ("connect", "ask_info"):
        return NEVER
    if (first, second) == ("connect", "ask_number") and _A_NUMBER.search(turn.understood):
        return CLOSE_TO_A_NUMBER
    if second == "emergency":
        return CLOSE_TO_ALARM
    if first == "complain":
        return CLOSE_TO_COMPLAINING
    if first in ASKING:
        return CLOSE_TO_ASKING
    return CLOSE_TO_TELLING if first == "ask_number" else CLOSE


def _wishes(guesses: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """One guess of each family, the best first."""
    found: dict[str, tuple[str, float]] = {}
    for intent, confidence in guesses:
        if intent in PHRASES:
            found.setdefault(_family(intent), (intent, confidence))
    return list(found.values())


def _probable(wishes: list[tuple[str, float]]) -> tuple[str, ...]:
    if len(wishes) > 1 and wishes[0][1] < ALONE * wishes[1][1]:
        return (wishes[0][0], wishes[1][0])
    return tuple(intent for intent, _ in wishes[:1])


def _is_talk(guesses: list[tuple[str, float]], than: float) -> bool:
    return any(intent in NO_WISH and sure >= CLOSE_TO_TALK * than for intent, sure in guesses)


def _says_it_all(turn: Turn, wishes: list[tuple[str, float]]) -> bool:
    """A number to dial, or a question that the notice board answers, needs no more words."""
    intents = [intent for intent, _ in wishes[:2]]
    if "ask_info" in intents and asked_topic(turn):
        return True
    return intents[:1] == ["connect"] and bool(turn.mentions("extension"))


def named_callee(turn: Turn) -> tuple[str, str]:
    """Who the sentence is about: the target, and how to call it; of namesakes only the name is sure."""
    lookup = who_or_whose(turn)
    if lookup is None or not lookup.targets:
        return "", ""
    if lookup.kind == "one":
        return lookup.targets[0], turn.name_of(lookup.targets[0])
    people = [m.surface for m in turn.mentions("person") if not m.negated and m.targets]
    return "", people[-1] if lookup.kind in ("several", "too_many") and people else ""


def _family(intent: str) -> str:
    return FAMILY.get(intent, intent)
