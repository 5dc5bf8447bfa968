"""「张静的分机号是多少？」: told by policy or politely withheld, and always an offer to connect (B5)."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

from bot.actions.about import who_or_whose
from bot.actions.callees import who_is_meant
from bot.actions.enquire import answer
from bot.actions.goal import Goal
from bot.actions.put_through import follow
from bot.actions.questions import Question, ask, remember
from bot.actions.turn import Turn

_PRIVATE = re.compile(
    r"手机|私人|移动电话|家里电话|个人电话|微信|邮箱|住址|mobile|cell|personal|private|whatsapp|wechat|e-?mail|home (?:phone|number)",
    re.IGNORECASE,
)
# May it be told -> the words
OFFERING = {True: "utter_number_is", False: "utter_number_withheld"}
TELLING = {True: "utter_number_only", False: "utter_number_withheld_only"}


class GiveNumber(Goal):
    action = "action_give_number"

    def act(self, turn: Turn) -> None:
        lookup = who_is_meant(turn)
        if lookup is not None and len(lookup.targets) > 1 and _PRIVATE.search(turn.text):
            # Whosever it is, it is not told: no need to ask whose.
            turn.outcome(goal="number", disposition="answered")
            turn.say("utter_private_number_withheld")
            remember(turn, Question("offer_which", targets=lookup.targets[:5]))
        elif lookup is None and answer(turn):  # the fax number is on the notice board
            turn.say("utter_anything_else")
            remember(turn, Question("anything_else"))
        elif lookup is None and (matter := who_or_whose(turn)):
            follow(turn, matter, then="number")
        elif lookup is None:
            turn.outcome(goal="number")
            ask(turn, Question("whose_number", then="number"))
        elif lookup.kind == "one":
            tell_number(turn, lookup.targets[0])
        else:
            follow(turn, lookup, then="number")


def tell_number(turn: Turn, target: str, *, offers: bool = True) -> None:
    """``offers``: a connection is offered; not where it follows at once."""
    callee = turn.name_of(target)
    words = OFFERING if offers else TELLING
    turn.outcome(goal="number", target=target, disposition="answered")
    decision = turn.desk.disclose_number(target)
    # Private numbers are never given out, whoever's they are.
    if decision.allowed and not _PRIVATE.search(turn.text):
        turn.say(words[True], callee=callee, number=turn.told(decision.number))
    else:
        turn.say(words[False], callee=callee)
    remember(turn, Question("offer_connection", target=target))
