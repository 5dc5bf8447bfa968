"""20 ms of telephone audio: int16, mono, 8 kHz, shape (160,)."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]  # shape (n,)
Frame = NDArray[np.int16]  # shape (160,)

SAMPLE_HZ = 8000
SAMPLES_PER_MS = 8
FRAME_MS = 20
FRAME_SAMPLES = 160

# About -44 dBFS: above line noise and the tails of a synthetic voice, below any syllable.
AUDIBLE = 200

SILENCE: Frame = np.zeros(FRAME_SAMPLES, np.int16)
SILENCE.flags.writeable = False


class FarEnd(Protocol):
    """What the company's side does with a leg's audio: plays, streams, mixes. One frame each way per tick."""

    def hear(self, frame: Frame) -> None: ...

    def play(self) -> Frame: ...

    def key(self, digit: str) -> None: ...


class Quiet:
    """Between two verbs: nothing is played and nobody listens."""

    def hear(self, frame: Frame) -> None: ...

    def play(self) -> Frame:
        return SILENCE

    def key(self, digit: str) -> None: ...


def audible_span(samples: Samples) -> tuple[int, int] | None:
    """Indexes of the first and the last sample that can be heard, or None."""
    if not samples.size or max(int(samples.max()), -int(samples.min())) < AUDIBLE:
        return None
    heard = np.flatnonzero(np.abs(samples.astype(np.int32)) >= AUDIBLE)
    return int(heard[0]), int(heard[-1])


def silence(seconds: float) -> Samples:
    return np.zeros(max(0, round(seconds * SAMPLE_HZ)), np.int16)
