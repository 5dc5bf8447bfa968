"""How a sentence is cut for the classifier: a Chinese character, a Latin word, and one sign for each name."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORDS = re.compile(r"[一-龥]|[A-Za-z]+(?:'[A-Za-z]+)?|\d+")
SIGN = "xx"  # what begins so stands for a name: part of the meaning
SIGNS = {
    "person": "xxperson",
    "department": "xxdepartment",
    "extension": "xxextension",
    "subject": "xxsubject",
    "phone": "xxphone",
    "company": "xxcompany",
    "caller_name": "xxcaller",
    "time": "xxtime",
}
NOTHING = "xxnothing"  # a text of nothing but punctuation
NUMBER = "xxnumber"


def cut(text: str, masks: Iterable[tuple[int, int, str]]) -> list[str]:
    """Units of normal text in lower case; punctuation is dropped, since transcribers put it anywhere.

    ``masks``: (start, end, kind) of names, in order: seen only by their kind."""
    units, at = [], 0
    for start, end, kind in masks:
        units += [*_words(text[at:start]), SIGNS[kind]]
        if kind == "subject":  # 「订会议室」: what it is about is part of the sentence as well
            units += _words(text[start:end])
        at = end
    return [*units, *_words(text[at:])] or [NOTHING]


def _words(text: str) -> list[str]:
    found = (word.lower().replace("'", "") for word in _WORDS.findall(text))
    return [NUMBER if word.isdigit() else word for word in found]
