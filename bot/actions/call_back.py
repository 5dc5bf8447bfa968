"""「请他给我回电话」: a message whose content is the wish to be rung back."""

from __future__ import annotations

from bot.actions.about import who_or_whose
from bot.actions.caller_facts import remember_caller
from bot.actions.goal import Goal
from bot.actions.leave_message import begin_message
from bot.actions.put_through import follow
from bot.actions.questions import Question
from bot.actions.turn import Turn


class ArrangeCallBack(Goal):
    action = "action_arrange_call_back"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        lookup = who_or_whose(turn)
        if lookup and lookup.kind != "one" and lookup.candidates and lookup.candidates[0].how == "matter":
            lookup = None  # only possible: the form asks for whom
        if lookup and lookup.kind in ("several", "too_many", "near"):
            follow(turn, lookup, then="message")
            return
        question = Question.of(turn)
        known = (question.target if question and question.kind != "not_found" else "") or turn.slot("callee")
        target = (lookup.target if lookup else None) or known or None
        begin_message(turn, target, content=turn.text.strip(" 。.！!"), kind="callback")
