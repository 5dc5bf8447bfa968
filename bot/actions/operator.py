"""「转人工」 "Operator": a person, always, or a message where there is none."""

from __future__ import annotations

import re

from bot.actions.callees import general_office
from bot.actions.goal import Goal
from bot.actions.questions import Question, ask, remember
from bot.actions.turn import Turn
from switchboard.domain.commands import HandOff

# 「我找个人」 is how a wish to be connected begins; 「找个人跟我说」 and 「人工」 mean a human.
_SOMEBODY = re.compile(
    r"^\W*(?:你好|您好|喂|嗯|那个|hello|hi)?\W*(?:(?:我|我要|我想|想|要)\s*(?:找|问|联系)\s*一?下?个人"
    r"|i'?m (?:looking for|trying to reach) (?:someone|somebody|a person))(?: there| at your company)?\W*$",
    re.IGNORECASE,
)


class HandOffCall(Goal):
    action = "action_hand_off"

    def act(self, turn: Turn) -> None:
        if _SOMEBODY.match(turn.text):
            turn.outcome(goal="connect")
            ask(turn, Question("who"))  # whom, is only now to be said
            return
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
