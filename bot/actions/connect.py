"""「请转财务部」「我找王伟」 "Could I speak to David in sales": connect to a person, department
or extension.
"""

from __future__ import annotations

from bot.actions.callees import answer_to_which, who_is_meant
from bot.actions.caller_facts import remember_caller
from bot.actions.goal import Goal
from bot.actions.put_through import follow, put_through, ring
from bot.actions.questions import Question, ask
from bot.actions.turn import Turn


class ConnectCallee(Goal):
    action = "action_connect"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        question = Question.of(turn)
        if question and question.kind in ("which", "which_department", "offer_which"):
            follow(turn, answer_to_which(turn, question), then=question.then)
            return
        lookup = who_is_meant(turn)
        if lookup is None and turn.slot("callee") and question and question.kind == "ways":
            someone_else(turn, question)
        elif lookup is None:
            # Nobody is named: whom, or what about (B4)?
            turn.outcome(goal="connect")
            ask(turn, Question("who"))
        elif lookup.kind == "none" and (extension := turn.value("extension")):
            turn.outcome(goal="connect")
            turn.say("utter_no_such_extension", extension=turn.told(extension))
            turn.set(pending={"kind": "who"})
        else:
            follow(turn, lookup)


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


def someone_else(turn: Turn, question: Question) -> None:
    """「转给别人吧」: the deputy, or the department."""
    if question.other:
        put_through(turn, question.other)
    else:
        ask(turn, Question("who"))
