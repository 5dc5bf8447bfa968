"""Thanks and goodbye; the caller hangs up first (A6)."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.questions import Question, ask
from bot.actions.turn import Turn
from switchboard.domain.commands import HangUp

SURE_ENOUGH = 0.4


class SayGoodbye(Goal):
    action = "action_say_goodbye"

    def act(self, turn: Turn) -> None:
        if turn.confidence < SURE_ENOUGH:
            ask(turn, Question("anything_else"))  # nobody is hung up on by a guess
            return
        say_goodbye(turn)


def say_goodbye(turn: Turn) -> None:
    turn.outcome(goal="goodbye")
    turn.set(pending=None)
    turn.say("utter_goodbye")
    turn.perform(HangUp())
