"""Keys at any moment (G3): an extension, 0 for a person, 1 to 5 to choose."""

from __future__ import annotations

import re

from bot.actions.goal import Goal
from bot.actions.operator import hand_off
from bot.actions.put_through import put_through, serve
from bot.actions.questions import Question, ask, remember
from bot.actions.repeat import Repeat
from bot.actions.ticket import tell_ticket_state
from bot.actions.turn import Turn


class Keys(Goal):
    action = "action_keys"

    def act(self, turn: Turn) -> None:
        press(turn, turn.value("digits"))


def press(turn: Turn, keys: str) -> None:
    digits = re.sub(r"\D", "", keys)
    question = Question.of(turn)
    if digits == "0":
        hand_off(turn, reason="pressed_zero", words="utter_handing_off")
    elif keys.startswith("*"):
        Repeat().act(turn)
    elif question and question.kind == "ticket_number" and len(digits) > 4:
        tell_ticket_state(turn, digits)
    elif question and question.kind == "goal" and digits in ("1", "2")[: len(question.goals)]:
        from bot.actions.which_wish import go_on

        go_on(turn, question, question.goals[int(digits) - 1])
    elif question and question.kind == "which" and len(digits) == 1:
        _choose(turn, question, int(digits))
    elif target := extension_of(turn, digits):
        put_through(turn, target)
    elif digits:
        turn.outcome(goal="connect")
        turn.say("utter_no_such_extension", extension=turn.told(digits))
        remember(turn, Question("who"))
    else:
        ask(turn, question or Question("who"))


def extension_of(turn: Turn, digits: str) -> str | None:
    """Who is at this extension."""
    return turn.desk.directory().by_extension(digits) if len(digits) >= 2 else None


def _choose(turn: Turn, question: Question, place: int) -> None:
    if 1 <= place <= len(question.targets):
        serve(turn, question.targets[place - 1], then=question.then)
    else:
        ask(turn, question)
