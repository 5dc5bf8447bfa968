"""Yes, no and bare answers: what they mean is decided by the question that is open."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.actions.about import who_or_whose
from bot.actions.callees import answer_to_which, who_is_meant
from bot.actions.caller_facts import facts, remember_caller
from bot.actions.enquire import answer
from bot.actions.goal import Goal
from bot.actions.goodbye import say_goodbye
from bot.actions.keys import press
from bot.actions.leave_message import begin_message
from bot.actions.not_understood import not_understood
from bot.actions.number import tell_number
from bot.actions.put_through import follow, put_through, serve
from bot.actions.questions import Question, ask, remember
from bot.actions.ticket import tell_ticket_state
from bot.actions.turn import Turn
from switchboard.domain.find_callee import Lookup

# Kind of question -> what "yes" means
ON_YES: dict[str, Callable[[Turn, Question], None]] = {
    "confirm": lambda turn, q: serve(turn, q.target, then=q.then),
    "not_found": lambda turn, q: put_through(turn, q.target),
    "ways": lambda turn, q: begin_message(turn, q.target),
    "offer_message": lambda turn, q: begin_message(turn, q.target or turn.slot("callee")),
    "in_chat": lambda turn, q: begin_message(turn, q.target),
    "offer_which": lambda turn, q: ask(turn, Question("which", targets=q.targets)),
    "offer_connection": lambda turn, q: put_through(turn, q.target),
    "anything_else": lambda turn, q: ask(turn, Question("who")),
}
# Kind of question -> what "no" leads to; for all others: is there anything else
ON_NO: dict[str, Callable[[Turn, Question], None]] = {
    "anything_else": lambda turn, q: say_goodbye(turn),
    "confirm": lambda turn, q: ask(turn, Question("who", then=q.then)),
    "which": lambda turn, q: _none_of_them(turn, q),
    "which_department": lambda turn, q: ask(turn, Question("offer_message", target=q.target)),
    "not_found": lambda turn, q: ask(turn, Question("offer_message", target=q.target)),
    "who": lambda turn, q: ask(turn, Question("anything_else")),
}


def _none_of_them(turn: Turn, question: Question) -> None:
    if question.then == "number":
        ask(turn, Question("anything_else"))  # no number after all
    else:
        ask(turn, Question("which_department", targets=question.targets, then=question.then))


class Yes(Goal):
    action = "action_yes"

    def act(self, turn: Turn) -> None:
        question = Question.of(turn)
        if question is None:
            ask(turn, Question("who"))
        elif question.kind in ON_YES:
            ON_YES[question.kind](turn, question)
        else:
            ask(turn, question)


class No(Goal):
    action = "action_no"

    def act(self, turn: Turn) -> None:
        question = Question.of(turn)
        if question is not None and question.kind in ON_NO:
            ON_NO[question.kind](turn, question)
        else:
            ask(turn, Question("anything_else"))


class TakeAnswer(Goal):
    """A bare name, number or fact: an answer to the open question; at the start a wish to be connected."""

    action = "action_take_answer"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if not take_answer(turn):
            not_understood(turn)
            return
        turn.set(misheard=0, silences=0)


def take_answer(turn: Turn) -> bool:
    """False: nothing in it answers anything."""
    question = Question.of(turn)
    kind = question.kind if question else ""
    if re.fullmatch(r"[\s0-9#*]{1,5}", turn.text):
        press(turn, turn.text.strip())  # typed, or heard, as they would be keyed
        return True
    if question and kind == "ticket_number" and (number := turn.value("phone") or turn.value("extension")):
        tell_ticket_state(turn, number)
        return True
    if question and kind in ("which", "which_department", "offer_which"):
        chosen = answer_to_which(turn, question)
        if chosen.kind != "none":
            follow(turn, chosen, then=question.then)
            return True
    lookup = who_is_meant(turn) if facts(turn) else who_or_whose(turn)
    if lookup is not None and not (lookup.kind == "none" and facts(turn)):
        _named(turn, lookup, question)
        return True
    if answer(turn):
        turn.say("utter_anything_else")
        remember(turn, Question("anything_else"))
        return True
    if question and question.then == "visit" and turn.value("time"):
        turn.set(visit_time=turn.value("time"))
        ask(turn, question)
        return True
    if facts(turn):
        remember_caller(turn)
        ask(turn, question or Question("who"))
        return True
    return False


def _named(turn: Turn, lookup: Lookup, question: Question | None) -> None:
    extension = turn.value("extension")
    if lookup.kind == "none" and extension:
        turn.outcome(goal="connect")
        turn.say("utter_no_such_extension", extension=turn.told(extension))
        remember(turn, Question("who"))
        return
    if question and question.kind == "whose_number" and lookup.kind == "one":
        tell_number(turn, lookup.targets[0])
        return
    follow(turn, lookup, then=question.then if question else "connect")
