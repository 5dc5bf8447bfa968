"""「转人工」 "Operator": a person, always, or a message where there is none."""

from __future__ import annotations

from bot.actions.callees import general_office
from bot.actions.goal import Goal
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn
from switchboard.domain.commands import HandOff


class HandOffCall(Goal):
    action = "action_hand_off"

    def act(self, turn: Turn) -> None:
        hand_off(turn, reason="asked_for_human", words="utter_handing_off")


def hand_off(turn: Turn, *, reason: str, words: str) -> None:
    turn.set(pending=None, ringing="operator", screened=None)
    if turn.in_chat:
        turn.outcome(goal="operator")
        turn.say("utter_hand_off_in_chat")
        remember(turn, Question("offer_message", target=general_office(turn)))
        return
    turn.outcome(goal="operator", disposition="handed_off")
    turn.say(words)
    turn.perform(HandOff(reason=reason))
