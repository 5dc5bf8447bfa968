"""The first words (A1, K6, G3), and taking up again after the line broke."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.questions import ask_again
from bot.actions.turn import Turn


class StartCall(Goal):
    action = "action_start_call"

    def act(self, turn: Turn) -> None:
        # After hours a telephone is offered its keys (G3); a chat has none, and the receptionist is there.
        is_open = turn.in_chat or turn.desk.opening.is_open()
        turn.say("utter_greeting" if is_open else "utter_greeting_closed", company=turn.company)


class ResumeCall(Goal):
    """The stream or the gateway broke: sorry, and the question that was open, once more."""

    action = "action_resume_call"

    def act(self, turn: Turn) -> None:
        turn.say("utter_sorry_interrupted")
        ask_again(turn)
