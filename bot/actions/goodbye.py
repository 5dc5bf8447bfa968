"""Thanks and goodbye; the caller hangs up first (A6)."""

from __future__ import annotations

import re

from bot.actions.goal import Goal
from bot.actions.questions import Question, ask
from bot.actions.turn import SURE, Turn
from switchboard.domain.commands import HangUp

SURE_ENOUGH = 0.4
FAR_AHEAD = 0.25  # less sure will do when nothing else comes near: the second guess as a share of it


_PARTING = re.compile(
    r"到这|就这|这样|[没沒].{0,2}[别其事问]|别的|其[他它]|再[见会聊]|拜|下次|[您你]忙|打扰|挂|谢|感谢|问完|明白了"
    r"|\b(?:bye|goodbye|have a (?:good|nice|great)|good (?:day|night)|see you|that's (?:all|it)|no more"
    r"|thanks?|thank you|let you go|nothing|everything|all i|done)\b",
    re.IGNORECASE,
)


class SayGoodbye(Goal):
    action = "action_say_goodbye"

    def act(self, turn: Turn) -> None:
        # Before anything was said to each other a noise may sound like a goodbye, even clearly.
        begins = Question.of(turn) is None and turn.confidence < SURE and not _PARTING.search(turn.text)
        if begins or (turn.confidence < SURE_ENOUGH and not _far_ahead(turn)):
            ask(turn, Question("anything_else"))  # nobody is hung up on by a guess
            return
        say_goodbye(turn)


def _far_ahead(turn: Turn) -> bool:
    """Nothing else comes near, and a word of parting is in it: nobody is hung up on for a noise."""
    second = turn.guesses[1:2]
    ahead = bool(second) and second[0][1] <= FAR_AHEAD * turn.confidence
    return ahead and bool(_PARTING.search(turn.text))


def say_goodbye(turn: Turn) -> None:
    turn.outcome(goal="goodbye")
    turn.set(pending=None)
    turn.say("utter_goodbye")
    turn.perform(HangUp())
