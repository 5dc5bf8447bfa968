"""Wrong numbers, sales pitches, abuse: told politely, and ended (A7). Nobody is sent away on a mere guess."""

from __future__ import annotations

from bot.actions.callees import NO_TOPICS, who_is_meant
from bot.actions.goal import Goal
from bot.actions.not_understood import not_understood
from bot.actions.put_through import follow
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn
from switchboard.domain.commands import HangUp

SURE_ENOUGH = 0.4
SURE_THOUGH_NAMED = 0.9  # somebody here is named: that weighs against it


class WrongNumber(Goal):
    action = "action_wrong_number"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if _stays(turn):
            return
        turn.outcome(goal="wrong_number", disposition="refused")
        turn.say("utter_wrong_number", company=turn.company)
        turn.perform(HangUp())


class RefuseSales(Goal):
    action = "action_refuse_sales"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if _stays(turn):
            return
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


def _stays(turn: Turn) -> bool:
    """In doubt the call goes on: with the one who is named, or with a question."""
    meant = who_is_meant(turn, NO_TOPICS)  # what is sold may be anybody's subject
    if meant is not None and meant.kind != "none":
        if turn.confidence >= SURE_THOUGH_NAMED:
            return False
        follow(turn, meant)
        return True
    if turn.confidence >= SURE_ENOUGH:
        return False
    not_understood(turn)
    return True
