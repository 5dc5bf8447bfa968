"""Wrong numbers, sales pitches, abuse: told politely, and ended (A7)."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn
from switchboard.domain.commands import HangUp


class WrongNumber(Goal):
    action = "action_wrong_number"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="wrong_number", disposition="refused")
        turn.say("utter_wrong_number", company=turn.company)
        turn.perform(HangUp())


class RefuseSales(Goal):
    action = "action_refuse_sales"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="refuse", disposition="refused")
        turn.say("utter_sales_refused")
        turn.perform(HangUp())


class RefuseAbuse(Goal):
    """Warned once: people are upset for a reason. Then the call ends."""

    action = "action_refuse_abuse"

    def act(self, turn: Turn) -> None:
        if turn.times_said("utter_abuse_warned"):
            turn.outcome(goal="refuse", disposition="refused")
            turn.say("utter_abuse_ended")
            turn.perform(HangUp())
            return
        turn.outcome(goal="refuse")
        turn.say("utter_abuse_warned")
        remember(turn, Question("who"))
