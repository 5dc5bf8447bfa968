"""Sounds of something going on, as mu-law loops. China's ringing tone is 450 Hz, 1 s on, 4 s off."""

from __future__ import annotations

from functools import cache

import numpy as np

from speech.mulaw import SILENCE, encode
from speech.ports import PHONE_HZ

_LEVEL = 1800  # of 32767: quieter than a voice


def _tone(hz: float, seconds: float, *, level: float = _LEVEL) -> bytes:
    count = int(seconds * PHONE_HZ)
    wave = np.sin(np.arange(count) * (2 * np.pi * hz / PHONE_HZ)) * level
    ramp = min(80, count // 2)  # 10 ms, against clicks
    wave[:ramp] *= np.linspace(0, 1, ramp)
    wave[-ramp:] *= np.linspace(1, 0, ramp)
    return encode(wave.astype(np.int16))


def _silence(seconds: float) -> bytes:
    return SILENCE * int(seconds * PHONE_HZ)


@cache
def ringing() -> bytes:
    """4 s; begins with a breath, so that words before it stand apart. With the second that joining takes,
    the pause stays well under the five seconds after which a caller believes the line dead."""
    return _silence(0.3) + _tone(450, 1.0) + _silence(2.7)


@cache
def working() -> bytes:
    """Two soft notes every 2 s: the machine thinks."""
    return _silence(0.4) + _tone(520, 0.12, level=900) + _tone(660, 0.12, level=900) + _silence(1.36)
