"""Mending and undoing outside a form: 「不对，我找韩梅」「算了」."""

from __future__ import annotations

from bot.actions.answer import take_answer
from bot.actions.callees import who_is_meant
from bot.actions.caller_facts import facts, remember_caller
from bot.actions.goal import Goal
from bot.actions.put_through import follow
from bot.actions.questions import Question, ask, ask_again, remember
from bot.actions.turn import Turn
from bot.actions.two_wishes import connect_later


class Correct(Goal):
    action = "action_correct"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        question = Question.of(turn)
        lookup = who_is_meant(turn)
        if lookup is not None and lookup.kind != "none":
            follow(turn, lookup, then=question.then if question else "connect")
        elif facts(turn):
            turn.say("utter_fix_noted")
            ask_again(turn)
        elif not take_answer(turn):
            ask(turn, Question("who"))


class Cancel(Goal):
    action = "action_cancel"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="other")
        turn.set(callee=None, purpose=None, tried=[])
        if turn.slot("later"):
            turn.say("utter_cancelled_only")
            connect_later(turn)  # only the message was called off
            return
        turn.say("utter_cancelled")
        remember(turn, Question("anything_else"))
