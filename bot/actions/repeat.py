"""「再说一遍」: the very same words; the caller did not hear them."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.turn import Turn


class Repeat(Goal):
    action = "action_repeat"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="repeat")
        words = turn.last_words()
        if words:
            turn.say_again(words)
        else:
            turn.say("utter_nothing_said")
