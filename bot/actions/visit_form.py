"""What a caller says while a visit or a room is arranged (E3, E4)."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from bot.actions.callees import answer_to_which, general_office, who_is_meant
from bot.actions.caller_facts import CHANGED, corrects
from bot.actions.form import Form
from bot.actions.form_answers import how_many
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn

_PEOPLE = re.compile(r"个?人|[几\d十]位|\b(?:people|persons|of us)\b", re.IGNORECASE)


class VisitForm(Form):
    action = "validate_visit_form"
    own_intents: ClassVar[frozenset[str]] = frozenset({"visit", "book_room", "call_back", "leave_message"})

    def first_facts(self, turn: Turn) -> dict[str, Any]:
        found = super().first_facts(turn)
        if (time := turn.value("time")) and not turn.slot("visit_time"):
            found["visit_time"] = time
        return found

    def fill(self, turn: Turn, asked: str) -> dict[str, Any]:
        filled = super().fill(turn, asked)
        filled |= _time(turn, "visit_time")
        if asked == "visit_for" and "visit_for" not in filled:
            question = Question.of(turn)
            lookup = (
                answer_to_which(turn, question)
                if question and question.kind == "which"
                else who_is_meant(turn)
            )
            if lookup and lookup.kind == "one":
                filled["visit_for"] = lookup.targets[0]
            elif lookup and lookup.kind in ("several", "near") and len(lookup.targets) > 1:
                remember(turn, Question("which", targets=lookup.targets[:5], then="visit"))
                filled["misheard"] = 0
        return filled

    def give_up(self, turn: Turn, asked: str) -> dict[str, Any]:
        return {asked: general_office(turn) if asked == "visit_for" else ""}


def _time(turn: Turn, slot: str) -> dict[str, Any]:
    """A day and an hour, also when they are given anew: 「改成后天下午三点」."""
    time = turn.value("time")
    anew = corrects(turn) or CHANGED.search(turn.text)
    return {slot: time} if time and (anew or not turn.slot(slot)) else {}


class BookingForm(Form):
    action = "validate_booking_form"
    own_intents: ClassVar[frozenset[str]] = frozenset({"visit", "book_room", "call_back", "leave_message"})

    def first_facts(self, turn: Turn) -> dict[str, Any]:
        found = super().first_facts(turn)
        if (time := turn.value("time")) and not turn.slot("booking_time"):
            found["booking_time"] = time
        return found

    def fill(self, turn: Turn, asked: str) -> dict[str, Any]:
        filled = super().fill(turn, asked)
        filled |= _time(turn, "booking_time")
        people = _PEOPLE.search(turn.text)
        if people and asked != "booking_size" and (corrects(turn) or CHANGED.search(turn.text)):
            filled["booking_size"] = how_many(turn) or turn.slot("booking_size")
        return filled
