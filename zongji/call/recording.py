"""Both directions of a call as a stereo WAV."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

SAMPLE_RATE_HZ = 8_000


def save_stereo(path: Path, audio: npt.NDArray[np.int16]) -> None:
    """``audio`` has shape (samples, 2) at 8 kHz: left what the caller said, right what the caller heard."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes(np.ascontiguousarray(audio, dtype="<i2").tobytes())
