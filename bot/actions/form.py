"""What every form does with a turn: fill what is told, answer what is asked in between, leave in time.

Rasa's form asks; this validator alone decides what a sentence means for it. Slots are filled here and
nowhere else (mapping ``custom``), so that a correction given while something else is asked lands right.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from bot.actions import form_answers
from bot.actions.callees import NO_TOPICS, who_is_meant
from bot.actions.caller_facts import corrects, facts
from bot.actions.change_language import change_language
from bot.actions.enquire import answer
from bot.actions.goal import Goal
from bot.actions.intents import GOALS
from bot.actions.keys import extension_of, press
from bot.actions.number import tell_number
from bot.actions.operator import hand_off
from bot.actions.silence import LAST, end_politely, prompt
from bot.actions.small_talk import explain_who
from bot.actions.turn import SURE, Turn
from bot.actions.two_wishes import CONNECT

# Free text: here only words whose meaning is settled lead away, anything else is what was asked for.
FREE = {"message_content", "purpose", "complaint_content"}
ASIDES = {
    "ask_info",
    "ask_number",
    "ask_who",
    "repeat",
    "change_language",
    "wait",
    "greet",
    "thanks",
    "chitchat",
}
SETTLED_ASIDES = {"repeat", "change_language", "wait", "greet", "thanks"}
DEPARTURES = {
    "want_human",
    "cancel",
    "goodbye",
    "emergency",
    "wrong_number",
    "connect",
    "complain",
    "visit",
    "book_room",
    "ticket_status",
    "abuse",
}
SETTLED_DEPARTURES = {"want_human", "cancel", "goodbye"}
LIKELY = 0.45
VERY_LIKELY = 0.75
GIVE_UP_AFTER = 2  # a question is put three times at most (A4: never loops)
_QUESTION = re.compile(
    r"[?？吗呢]|几点|哪里|在哪|多少|怎么|what|where|when|how|is there|do you", re.IGNORECASE
)
_NEW_WISH = re.compile(
    r"算了|不留言|不用留言|不投诉|换|还是|直接|先(?:帮我|给我)?转|never mind|instead|forget|actually|rather",
    re.IGNORECASE,
)


LONGEST_TURN = 60  # characters; more is a message that speaks of somebody


def turns_to_somebody(turn: Turn) -> bool:
    """「算了，还是直接帮我转法务部」: a plain change of mind, whatever a classifier takes it for."""
    if len(turn.text) > LONGEST_TURN or not _NEW_WISH.search(turn.text):
        return False
    return bool(CONNECT.search(turn.text)) and who_is_meant(turn, NO_TOPICS) is not None


class Form(Goal):
    """Subclasses give the free answers they take; an asked slot missing there is filled by facts only."""

    counts_as_heard = False
    own_intents: ClassVar[frozenset[str]] = frozenset()  # these never lead out of this form
    facts_taken: ClassVar[frozenset[str]] = frozenset({"caller_name", "caller_company", "caller_number"})

    def act(self, turn: Turn) -> None:
        asked = turn.slot("requested_slot")
        if asked is None:
            # Just begun: whatever the first sentence told is not asked again.
            turn.set(misheard=0, **self.first_facts(turn))
            return
        if self._happened_on_the_line(turn, asked):
            return
        turn.set(silences=0)
        if self._leads_away(turn, asked):
            return
        filled = self.fill(turn, asked)
        if not filled and not turn.said:
            filled = self.not_filled(turn, asked)
        # At least one slot event: without one Rasa takes the answer for rejected.
        turn.set(**{"misheard": 0 if filled else int(turn.slot("misheard") or 0), **filled})

    # ---- for the forms themselves

    def first_facts(self, turn: Turn) -> dict[str, Any]:
        return {k: v for k, v in facts(turn).items() if k in self.facts_taken}

    def fill(self, turn: Turn, asked: str) -> dict[str, Any]:
        """The slots that this turn fills."""
        mending = corrects(turn)
        # Said outright, a name or number counts, even the second time; inside a message it is part of that.
        found = {
            slot: value
            for slot, value in facts(turn).items()
            if slot in self.facts_taken and (mending or asked not in FREE or not turn.slot(slot))
        }
        if asked in found or (mending and found):
            return found
        told = self.answer_to(turn, asked)
        return found if told is None else {**found, asked: told}

    def answer_to(self, turn: Turn, asked: str) -> str | None:
        """The answer in the caller's own words; "" when it is declined, None when there is none."""
        return form_answers.answer(turn, asked)

    def give_up(self, turn: Turn, asked: str) -> dict[str, Any]:
        """Asked three times in vain: go on without it."""
        return {asked: ""}

    def keep(self, turn: Turn) -> None:
        """The caller is gone: store what there is."""

    # ---- what every form shares

    def not_filled(self, turn: Turn, asked: str) -> dict[str, Any]:
        failures = int(turn.slot("misheard") or 0) + 1
        turn.set(misheard=failures)
        return self.give_up(turn, asked) if failures > GIVE_UP_AFTER else {}

    def _happened_on_the_line(self, turn: Turn, asked: str) -> bool:
        if turn.intent == "keys_pressed":
            self._keys(turn, asked, turn.value("digits"))
        elif turn.intent == "caller_silent":
            turn.set(misheard=turn.slot("misheard") or 0)
            if prompt(turn) >= LAST:
                self.keep(turn)
                turn.end_form()
                end_politely(turn)
        elif turn.intent == "caller_not_heard":
            turn.set(misheard=int(turn.slot("misheard") or 0) + 1)
            if turn.slot("misheard") > GIVE_UP_AFTER:
                self._leave(turn, lambda: hand_off(turn, reason="not_understood", words="utter_handing_off"))
            else:
                turn.say("utter_not_heard")
        elif turn.intent == "caller_hung_up":
            self.keep(turn)
            turn.end_form()
        elif turn.intent == "call_resumed":
            turn.set(misheard=0)
            turn.say("utter_sorry_interrupted")
        elif turn.intent.startswith(("callee_", "connection_", "call_started")):
            self._leave(turn, lambda: GOALS[turn.intent]().act(turn))
        else:
            return False
        return True

    def _keys(self, turn: Turn, asked: str, keys: str) -> None:
        digits = re.sub(r"\D", "", keys)
        turn.set(misheard=0)
        if digits == "0" or (len(digits) < 5 and extension_of(turn, digits)):
            self._leave(turn, lambda: press(turn, keys))
        elif asked == "message_confirmed" and digits in ("1", "2"):
            turn.set(**({"message_confirmed": "yes"} if digits == "1" else {"correcting": "yes"}))
        elif len(digits) >= 5 and "caller_number" in self.facts_taken:
            turn.set(caller_number=digits)
        elif asked == "caller_number":
            turn.say("utter_number_too_short")

    def _leads_away(self, turn: Turn, asked: str) -> bool:
        intent = turn.intent
        if intent in self.own_intents or (
            asked == "caller_name" and form_answers.introduces_himself(turn.text)
        ):
            return False
        if turns_to_somebody(turn):
            turn.hear_again(turn.sentence(), "connect")
            self._leave(turn, lambda: GOALS["connect"]().act(turn))
            return True
        if self._is_aside(turn, asked, intent):
            turn.set(misheard=int(turn.slot("misheard") or 0))
            self._aside(turn, intent)
            return True
        if self._is_departure(turn, asked, intent):
            if intent == "goodbye":
                self.keep(turn)
            self._leave(turn, lambda: GOALS[intent]().act(turn))
            return True
        return False

    def _is_aside(self, turn: Turn, asked: str, intent: str) -> bool:
        if intent in SETTLED_ASIDES and turn.confidence >= SURE:
            # Thanks under a read-back are a yes.
            return not (intent == "thanks" and asked == "message_confirmed")
        if intent not in ASIDES or turn.confidence < LIKELY or facts(turn):
            return False
        if intent == "ask_info":
            sure = VERY_LIKELY if asked in FREE else LIKELY
            return (
                turn.confidence >= sure
                and bool(turn.desk.find_topic(turn.text))
                and bool(_QUESTION.search(turn.text))
            )
        if intent == "ask_number":
            return asked not in FREE and who_is_meant(turn) is not None
        return asked not in FREE

    def _is_departure(self, turn: Turn, asked: str, intent: str) -> bool:
        if intent not in DEPARTURES or turn.confidence < LIKELY:
            return False
        if intent in SETTLED_DEPARTURES and turn.confidence >= SURE:
            # Under a read-back 「没有了，谢谢」 is a yes.
            is_answer = form_answers.is_none(turn.text) or asked == "message_confirmed"
            return not (intent == "goodbye" and is_answer)
        if intent == "emergency":
            return turn.confidence >= VERY_LIKELY
        if asked in FREE:
            # The matter may sound like any wish; only a plain change of mind leads away.
            return turn.confidence >= VERY_LIKELY and bool(_NEW_WISH.search(turn.text))
        if intent == "connect":
            return not facts(turn) and who_is_meant(turn) is not None
        return not facts(turn)

    def _aside(self, turn: Turn, intent: str) -> None:
        """Answer what was asked in between; the form then asks on, in other words."""
        if intent == "ask_info":
            answer(turn)
        elif intent == "ask_number":
            lookup = who_is_meant(turn)
            if lookup is not None and lookup.target:
                kept = turn.slot("pending")
                tell_number(turn, lookup.target)
                turn.set(pending=kept)
        elif intent == "ask_who":
            explain_who(turn)
        elif intent == "change_language":
            turn.outcome(goal="language")
            change_language(turn)
        elif intent == "wait":
            turn.say("utter_take_your_time")
        elif intent == "thanks":
            turn.say("utter_welcome_only")
        elif intent == "greet":
            turn.say("utter_here")
        elif intent == "chitchat":
            turn.say("utter_small_talk_only")
        elif intent == "repeat":
            turn.outcome(goal="repeat")

    def _leave(self, turn: Turn, go: Any) -> None:
        turn.set(misheard=0, correcting=None)
        turn.end_form()
        go()
