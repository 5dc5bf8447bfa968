"""Between the telephone's 8 kHz integers and the recogniser's 16 kHz floats."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

from speech.ports import PHONE_HZ, RECOGNISER_HZ, Pcm, Wave


def resample(samples: NDArray[np.float32], *, from_hz: int, to_hz: int) -> NDArray[np.float32]:
    """Float32 of shape (n,) at another rate; the whole clip at once."""
    if from_hz == to_hz or samples.size == 0:
        return samples.astype(np.float32, copy=False)
    return np.asarray(soxr.resample(samples, from_hz, to_hz, quality="MQ"), dtype=np.float32)


def to_float(samples: Pcm) -> NDArray[np.float32]:
    return samples.astype(np.float32) / 32768.0


def to_int16(samples: NDArray[np.float32]) -> Pcm:
    """Clips instead of wrapping around."""
    return np.clip(np.rint(samples * 32768.0), -32768, 32767).astype(np.int16)


def phone_to_recogniser(samples: Pcm) -> Wave:
    """Int16 at 8 kHz to float32 at 16 kHz."""
    return resample(to_float(samples), from_hz=PHONE_HZ, to_hz=RECOGNISER_HZ)


def to_phone(samples: NDArray[np.float32], *, from_hz: int) -> Pcm:
    """Float32 at any rate to int16 at 8 kHz."""
    return to_int16(resample(samples, from_hz=from_hz, to_hz=PHONE_HZ))
