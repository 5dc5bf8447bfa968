"""Wrong numbers, sales pitches, abuse: told politely, and ended (A7). Nobody is sent away on a mere guess."""

from __future__ import annotations

import re

from bot.actions.callees import NO_TOPICS, who_is_meant
from bot.actions.connect import ConnectCallee
from bot.actions.goal import Goal
from bot.actions.not_understood import not_understood
from bot.actions.put_through import follow
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn
from switchboard.domain.commands import HangUp

SURE_ENOUGH = 0.4
SURE_THOUGH_NAMED = 0.9  # somebody here is named: that weighs against it

# 「听说全款有优惠 我想了解一下」 speaks of offers as sellers do, and is a customer.
_WANTS_TO_KNOW = re.compile(
    r"想(?:来|再|要|跟你们)?(?:了解|咨询|打听)(?!.{0,6}(?:贵|需|要不要|有没有需))|(?:我|我们)(?:很|挺|比较)?感兴趣|怎么卖"
    r"|\b(?:i'm|i am|we're|we are) (?:quite |very |really )?interested in"
    r"|\b(?:i|we)(?:'d| would) (?:like|love) to (?:buy|know|find out)\b",
    re.IGNORECASE,
)


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
        if _WANTS_TO_KNOW.search(turn.understood):
            ConnectCallee().act(turn)  # whoever's matter it is
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
