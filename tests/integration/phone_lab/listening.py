"""Voices made of tones, and ears that tell which tones they hear."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from phone_lab.audio.tones import tone
from speech.espeak import EspeakVoice


class ToneSpeaker:
    """Says "440 1.5" as 1.5 s of 440 Hz, and leaves words to eSpeak."""

    def __init__(self) -> None:
        self._espeak = EspeakVoice()

    def speak(self, text: str, *, language: str, **how: Any) -> NDArray[np.int16]:
        words = text.split()
        if words and words[0].isdigit():
            return tone(int(words[0]), seconds=float(words[1]) if len(words) > 1 else 1.0)
        return self._espeak.speak(text, language=language, **how)


def tones_in(samples: NDArray[np.int16], *, least_share: float = 0.02) -> set[int]:
    """Frequencies (in tens of Hz) that carry at least this share of all power."""
    if not samples.size or not samples.any():
        return set()
    power = np.abs(np.fft.rfft(samples.astype(np.float64))) ** 2
    hz = np.fft.rfftfreq(samples.size, 1 / 8000)
    found = set()
    while True:
        peak = int(np.argmax(power))
        near = np.abs(hz - hz[peak]) < 40
        if power[near].sum() < least_share * (np.abs(np.fft.rfft(samples.astype(np.float64))) ** 2).sum():
            return found
        found.add(round(hz[peak] / 10) * 10)
        power[near] = 0
        if len(found) > 6:
            return found


def seconds_of(samples: NDArray[np.int16], hz: int) -> float:
    """For how long a tone is heard, in 20 ms steps."""
    frames = samples[: samples.size // 160 * 160].reshape(-1, 160).astype(np.float64)
    t = np.arange(160) / 8000
    strength = np.abs(frames @ np.exp(-2j * np.pi * hz * t)) / 160
    return float((strength > 300).sum() * 0.02)
