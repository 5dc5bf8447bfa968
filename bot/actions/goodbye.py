"""Thanks and goodbye; the caller hangs up first (A6)."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.questions import Question, ask
from bot.actions.turn import Turn
from switchboard.domain.commands import HangUp

SURE_ENOUGH = 0.4
FAR_AHEAD = 0.25  # less sure will do when nothing else comes near: the second guess as a share of it


class SayGoodbye(Goal):
    action = "action_say_goodbye"

    def act(self, turn: Turn) -> None:
        if turn.confidence < SURE_ENOUGH and not _far_ahead(turn):
            ask(turn, Question("anything_else"))  # nobody is hung up on by a guess
            return
        say_goodbye(turn)


def _far_ahead(turn: Turn) -> bool:
    second = turn.guesses[1:2]
    return bool(second) and second[0][1] <= FAR_AHEAD * turn.confidence


def say_goodbye(turn: Turn) -> None:
    turn.outcome(goal="goodbye")
    turn.set(pending=None)
    turn.say("utter_goodbye")
    turn.perform(HangUp())
