"""Which language a typed line is in, for visitors whose page does not say."""

from __future__ import annotations

import re

_HANZI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def text_language(text: str, *, first_turn: bool) -> str | None:
    """``zh``, ``en``, or None for "whatever it was before".

    One Latin word among none in Chinese ("OK", "David") tells nothing in mid-chat, but at the start it does.
    """
    if _HANZI.search(text):
        return "zh"
    words = _LATIN_WORD.findall(text)
    if len(words) >= 2 or (first_turn and words):
        return "en"
    return None
