"""「等一下」: in a conversation it means patience, after "the line is busy" it means: try again."""

from __future__ import annotations

from bot.actions.connect import try_again
from bot.actions.goal import Goal
from bot.actions.questions import Question
from bot.actions.turn import Turn


class Wait(Goal):
    action = "action_wait"

    def act(self, turn: Turn) -> None:
        question = Question.of(turn)
        if question and question.kind == "ways" and question.may_wait and not turn.in_chat:
            try_again(turn, question)
            return
        turn.outcome(goal="other")
        turn.say("utter_take_your_time")
