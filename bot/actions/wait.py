"""「等一下」: in a conversation it means patience, after "the line is busy" it means: try again."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.put_through import ring
from bot.actions.questions import Question
from bot.actions.turn import Turn


class Wait(Goal):
    action = "action_wait"

    def act(self, turn: Turn) -> None:
        question = Question.of(turn)
        if question and question.kind == "ways" and question.may_wait and not turn.in_chat:
            turn.outcome(target=question.target)
            turn.say("utter_trying_again", callee=turn.name_of(question.target))
            ring(turn, question.target, screened=bool(turn.slot("screened")))
            return
        turn.outcome(goal="other")
        turn.say("utter_take_your_time")
