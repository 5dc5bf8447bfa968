"""What a recogniser invents on silence, breath and music, told from what was said."""

from __future__ import annotations

import re

from speech.ports import Transcript

_NO_SPEECH = 0.6
_UNSURE = -1.0
_HOPELESS = -1.6
# What Whisper learned from subtitles; nobody says these to a switchboard.
_SUBTITLES = re.compile(
    r"谢谢(?:大家)?(?:观看|收看|收听)|(?:请|记得)?(?:订阅|點贊|点赞)|字幕(?:由|by|提供|组|志愿者)|明镜与点点|优优独播|中文字幕|"
    r"下(?:期|次)再见|thanks? (?:you )?for watching|subscribe|subtitles? by|amara\.org|copyright",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")


def reason_to_drop(transcript: Transcript) -> str | None:
    """None when the words are to be believed, else why not: empty, silence, unsure, subtitles or loop."""
    text = transcript.text.strip()
    if not _WORD.search(text):
        return "empty"
    if transcript.no_speech_probability > _NO_SPEECH and transcript.average_log_probability < _UNSURE:
        return "silence"
    if transcript.average_log_probability < _HOPELESS:
        return "unsure"
    if _SUBTITLES.search(text):
        return "subtitles"
    return "loop" if _is_loop(text) else None


def _is_loop(text: str) -> bool:
    """The same phrase of four characters and more at least four times in a row."""
    return re.search(r"(.{4,}?)\1{3,}", re.sub(r"\d", "", text)) is not None
