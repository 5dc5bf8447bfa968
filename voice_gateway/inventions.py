"""Words that were surely not said by this caller: Whisper's inventions, and our own voice as an echo."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from speech.gates import reason_to_drop
from speech.ports import Transcript

_WORD = re.compile(r"[A-Za-z0-9']+|[一-鿿]")
_MOST_UNITS_PER_SECOND = 14  # hanzi, digits or words; nobody speaks that fast
_ECHO_LIKENESS = 88


def why_not_said(heard: Transcript, *, speech_seconds: float) -> str | None:
    """Why these words were surely not said; None when they may have been.

    ``speech_seconds`` is how long the voice activity model heard speech.
    """
    reason = reason_to_drop(heard)
    if reason is not None:
        return reason
    units = len(_WORD.findall(heard.text))
    if units > 6 and units > _MOST_UNITS_PER_SECOND * max(speech_seconds, 0.3):
        return "too_fast"
    return None


def is_echo(text: str, *, being_said: str) -> bool:
    """The words that we are saying, heard back: long enough to be sure, and nearly all of them."""
    words = _WORD.findall(text)
    if len(words) < 4 or not being_said:
        return False
    return fuzz.partial_ratio("".join(words), "".join(_WORD.findall(being_said))) >= _ECHO_LIKENESS
