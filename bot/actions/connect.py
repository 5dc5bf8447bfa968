"""「请转财务部」「我找王伟」 "Could I speak to David in sales": connect to a person, department
or extension.
"""

from __future__ import annotations

import re

from bot.actions.about import who_or_whose
from bot.actions.callees import answer_to_which
from bot.actions.caller_facts import remember_caller
from bot.actions.goal import Goal
from bot.actions.leave_message import begin_message
from bot.actions.put_through import follow, put_through, ring, serve
from bot.actions.questions import Question, ask
from bot.actions.turn import Turn
from switchboard.domain.find_callee import Lookup

AGAIN = re.compile(
    r"再(?:帮我|给我|替我)?(?:接|打|拨|试|转|找|来)|重新|还是(?:找)?[他她]"
    r"|\b(?:again|once more|one more time|retry)\b",
    re.IGNORECASE,
)
NEARLY = 0.3  # how probable the second guess, as a share of the first
# A wish to be connected without a name answers these: 「那你帮我转过去吧」.
OFFERS = ("offer_connection", "confirm", "in_chat", "not_found", "offer_which")


class ConnectCallee(Goal):
    action = "action_connect"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        question = Question.of(turn)
        lookup = who_or_whose(turn)
        if question and question.kind == "ways" and AGAIN.search(turn.understood):
            turn.outcome(goal="connect")
            try_again(turn, question)
        elif question and question.kind in ("which", "which_department", "offer_which") and lookup:
            follow(turn, answer_to_which(turn, question), then=question.then)
        elif lookup is not None:
            _named(turn, lookup)
        elif question and question.kind in OFFERS:
            turn.outcome(goal="connect")
            accept(turn, question)
        elif question and question.kind in ("which", "which_department"):
            follow(turn, answer_to_which(turn, question), then=question.then)
        elif question and question.kind == "ways":
            someone_else(turn, question)
        else:
            # Nobody is named: whom, or what about (B4)? 「请问我在跟哪位讲话」 is told first.
            asks_who_we_are = _asks_who_we_are(turn)
            turn.outcome(goal="other" if asks_who_we_are else "connect")
            if asks_who_we_are:
                turn.say("utter_who_i_am", company=turn.company)
            ask(turn, Question("who"))


def _asks_who_we_are(turn: Turn) -> bool:
    return any(guess == "ask_who" and sure >= NEARLY * turn.confidence for guess, sure in turn.guesses[1:2])


def _named(turn: Turn, lookup: Lookup) -> None:
    if lookup.kind == "none" and (extension := turn.value("extension")):
        turn.outcome(goal="connect")
        turn.say("utter_no_such_extension", extension=turn.told(extension))
        turn.set(pending={"kind": "who"})
    else:
        follow(turn, lookup)


def accept(turn: Turn, question: Question) -> None:
    """The caller wants what was offered."""
    if question.kind == "offer_which":
        ask(turn, Question("which", targets=question.targets))
    elif question.kind == "confirm":
        serve(turn, question.target, then=question.then)
    elif question.kind == "in_chat":
        begin_message(turn, question.target)
    else:
        put_through(turn, question.target)


class ConsultExecutive(Goal):
    """The screening questions are answered: the executive is asked on a leg of its own (C5)."""

    action = "action_consult_executive"

    def act(self, turn: Turn) -> None:
        target = turn.slot("callee")
        if not target or any(
            turn.slot(slot) is None for slot in ("caller_name", "caller_company", "purpose")
        ):
            return  # the caller left the form
        turn.outcome(goal="screen", target=target)
        turn.say("utter_consulting", callee=turn.name_of(target))
        ring(turn, target, screened=True)


def try_again(turn: Turn, question: Question) -> None:
    """Ring the same callee once more, by the same way: never past a secretary."""
    if turn.desk.route_call(question.target).kind == "secretary":
        put_through(turn, question.target)
        return
    turn.outcome(target=question.target)
    turn.say("utter_trying_again", callee=turn.name_of(question.target))
    ring(turn, question.target, screened=bool(turn.slot("screened")))


def someone_else(turn: Turn, question: Question) -> None:
    """「转给别人吧」: the deputy, or the department."""
    if question.other:
        put_through(turn, question.other)
    else:
        ask(turn, Question("who"))
