"""What a caller says while a visit or a room is arranged (E3, E4)."""

from __future__ import annotations

from typing import Any, ClassVar

from bot.actions.callees import answer_to_which, general_office, who_is_meant
from bot.actions.form import Form
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn


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
        if (time := turn.value("time")) and not turn.slot("visit_time"):
            filled["visit_time"] = time
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


class BookingForm(Form):
    action = "validate_booking_form"
    own_intents: ClassVar[frozenset[str]] = frozenset({"visit", "book_room", "call_back", "leave_message"})

    def first_facts(self, turn: Turn) -> dict[str, Any]:
        found = super().first_facts(turn)
        if (time := turn.value("time")) and not turn.slot("booking_time"):
            found["booking_time"] = time
        return found
