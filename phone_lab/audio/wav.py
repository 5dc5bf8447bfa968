"""WAV files in and out."""

from __future__ import annotations

import io
import wave

import numpy as np

from phone_lab.audio.frames import SAMPLE_HZ, Samples
from speech.resample import to_phone


class NotAWav(ValueError):
    code = "not_a_wav"


def read_wav(data: bytes) -> Samples:
    """16-bit PCM at any rate, its channels mixed, as int16 at 8 kHz.

    Raises:
        NotAWav: another format, or no audio file at all.
    """
    try:
        with wave.open(io.BytesIO(data)) as file:
            if file.getsampwidth() != 2:
                raise NotAWav(f"{8 * file.getsampwidth()} bits a sample")
            samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
            samples = samples.reshape(-1, file.getnchannels()).mean(axis=1)
            return to_phone(samples.astype(np.float32) / 32768, from_hz=file.getframerate())
    except (wave.Error, EOFError) as error:
        raise NotAWav(str(error)) from error


def write_wav(*channels: bytes | bytearray) -> bytes:
    """8 kHz, 16 bits, one channel per argument (each int16 bytes); shorter ones are padded with silence."""
    longest = max((len(channel) for channel in channels), default=0) // 2
    table = np.zeros((longest, len(channels)), "<i2")
    for column, channel in enumerate(channels):
        samples = np.frombuffer(bytes(channel), "<i2")
        table[: samples.size, column] = samples
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(SAMPLE_HZ)
        file.writeframes(table.tobytes())
    return out.getvalue()
