"""「说中文」 "English please" (A2)."""

from __future__ import annotations

import re

from bot.actions.goal import Goal
from bot.actions.questions import ask_again
from bot.actions.turn import Turn

_CHINESE = re.compile(r"中文|汉语|普通话|国语|华语|chinese|mandarin|putonghua", re.IGNORECASE)
_ENGLISH = re.compile(r"英文|英语|english", re.IGNORECASE)


class ChangeLanguage(Goal):
    action = "action_change_language"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="language")
        change_language(turn)
        ask_again(turn)


def change_language(turn: Turn) -> None:
    wished = _wished(turn)
    turn.set(language=wished)
    turn.say("utter_language_changed")


def _wished(turn: Turn) -> str:
    # The language that is named, not the one it is asked in: "can you speak Chinese?"
    named = [
        (match.start(), language)
        for language, pattern in (("zh", _CHINESE), ("en", _ENGLISH))
        for match in pattern.finditer(turn.text)
    ]
    if turn.value("language") and len({language for _, language in named}) != 1:
        return "en" if turn.value("language") == "en" else "zh"
    if named:
        return named[-1][1]
    return "zh" if turn.language == "en" else "en"
