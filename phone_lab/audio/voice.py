"""Voices for <Say> and for the handsets: eSpeak NG in one worker thread, each utterance made once."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import structlog

from phone_lab.audio.frames import Samples

log = structlog.get_logger()

_HANZI = re.compile(r"[\u4e00-\u9fff]")
_KEPT = 500  # utterances; some 20 kB each


@dataclass(frozen=True)
class Utterance:
    """Words and how to say them. ``language``: "zh", "en", an eSpeak voice, or "" for what the text is."""

    text: str
    language: str = ""
    variant: str = ""
    rate: int = 160
    pitch: int = 50


class Speaker(Protocol):
    """``speech.espeak.EspeakVoice`` is one; it may block."""

    def speak(
        self, text: str, *, language: str, variant: str = "", rate: int = 160, pitch: int = 50
    ) -> Samples: ...


def language_of(text: str) -> str:
    return "zh" if _HANZI.search(text) else "en"


class Voice:
    """Turns utterances into samples without blocking the audio clock."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lab-voice")
        self._made: dict[Utterance, Samples] = {}

    async def say(self, utterance: Utterance) -> Samples:
        """Int16 at 8 kHz; silence if the voice fails, since a call must go on."""
        made = self._made.get(utterance)
        if made is None:
            made = await asyncio.get_running_loop().run_in_executor(self._pool, self._make, utterance)
        return made

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _make(self, utterance: Utterance) -> Samples:
        if utterance in self._made:
            return self._made[utterance]
        try:
            samples = np.asarray(
                self._speaker.speak(
                    utterance.text,
                    language=utterance.language or language_of(utterance.text),
                    variant=utterance.variant,
                    rate=utterance.rate,
                    pitch=utterance.pitch,
                ),
                np.int16,
            )
        except Exception as error:
            log.error("lab_voice_failed", error=type(error).__name__)
            return np.zeros(0, np.int16)
        while len(self._made) >= _KEPT:
            self._made.pop(next(iter(self._made)))
        self._made[utterance] = samples
        return samples
