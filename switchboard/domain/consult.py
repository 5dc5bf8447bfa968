"""What the callee answers when asked whether the caller may be put through (C7): words or a key."""

from __future__ import annotations

import re
from dataclasses import dataclass

KEYS = {"1": "accept", "2": "decline", "3": "message"}


@dataclass(frozen=True)
class ConsultAnswer:
    """``kind``: accept decline message call_back elsewhere unclear; ``minutes`` with call_back when said,
    ``elsewhere`` the words that name the other callee (「小李」), for ``find_callee``."""

    kind: str
    minutes: int | None = None
    elsewhere: str = ""


def interpret_answer(text: str, digits: str = "", language: str = "zh") -> ConsultAnswer:
    """A yes is a word or a key; anything that is not clear stays ``unclear`` and is asked again."""
    if digits:
        return ConsultAnswer(KEYS.get(digits[0], "unclear"))
    words = text.strip().lower()
    if re.search(r"留言|message", words):
        return ConsultAnswer("message")
    if re.search(r"不|not|no\b", words):
        return ConsultAnswer("decline")
    if re.search(r"接|可以|好|put|okay|yes", words):
        return ConsultAnswer("accept")
    return ConsultAnswer("unclear")
