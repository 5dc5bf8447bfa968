"""Sounds of the exchange, generated: ringback, hold music, the beep of a conference."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from phone_lab.audio.frames import SAMPLE_HZ, Samples


def tone(hz: float, *, seconds: float, level: float = 0.2) -> Samples:
    """A sine of ``level`` × full scale, with 5 ms ramps so that it does not click."""
    t = np.arange(round(seconds * SAMPLE_HZ)) / SAMPLE_HZ
    ramp = np.clip(np.minimum(t, seconds - t) / 0.005, 0, 1)
    return np.asarray(np.sin(2 * np.pi * hz * t) * ramp * level * 32767, np.int16)


@lru_cache(maxsize=1)
def ringback() -> Samples:
    """China's: 450 Hz, one second on, four off."""
    return np.concatenate([tone(450, seconds=1), np.zeros(4 * SAMPLE_HZ, np.int16)])


@lru_cache(maxsize=1)
def hold_music() -> Samples:
    """A slow arpeggio; where Twilio plays its own recordings."""
    notes = (262, 330, 392, 523, 392, 330, 294, 349, 440, 587, 440, 349)
    return np.concatenate([tone(hz, seconds=0.4, level=0.08) for hz in notes])


@lru_cache(maxsize=1)
def beep() -> Samples:
    return tone(1000, seconds=0.3, level=0.15)


def noise(*, seconds: float, level: float = 0.1) -> Samples:
    """A cough, a door: sound without words. The same every time."""
    samples = np.random.default_rng(7).normal(0, level * 32767 / 3, round(seconds * SAMPLE_HZ))
    return np.asarray(np.clip(samples, -32768, 32767), np.int16)
