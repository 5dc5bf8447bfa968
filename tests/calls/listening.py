"""What a handset's recording holds: where there is sound, how long there is none, which words."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

import speech
from speech.ports import Transcriber
from speech.resample import phone_to_recogniser
from switchboard.settings import Settings

RATE_HZ = 8_000
FRAME = 160  # 20 ms
AUDIBLE = 200  # of int16; mu-law's own noise stays below 10

Audio = npt.NDArray[np.int16]  # (samples, 2): said, heard


def is_audible(track: npt.NDArray[np.int16]) -> npt.NDArray[np.bool_]:
    """For each 20 ms of one direction, whether there is sound in it."""
    frames = track[: len(track) // FRAME * FRAME].reshape(-1, FRAME).astype(np.int32)
    return np.abs(frames).max(axis=1) > AUDIBLE


def longest_silence_seconds(
    audio: Audio, *, from_second: float = 0.0, to_second: float | None = None
) -> float:
    """The longest stretch in which neither side is heard, as the caller with the handset lives it."""
    end = None if to_second is None else int(to_second * RATE_HZ)
    part = audio[int(from_second * RATE_HZ) : end]
    sound = is_audible(part[:, 0]) | is_audible(part[:, 1])
    edges = np.flatnonzero(np.diff(np.concatenate(([1], sound, [1])).astype(np.int8)))
    silences = edges[1::2] - edges[::2]
    return float(silences.max(initial=0)) * FRAME / RATE_HZ


def longest_wait_seconds(audio: Audio, events: Sequence[dict[str, Any]], *, from_second: float) -> float:
    """The same until the parties are joined: what they say to each other then is their own affair."""
    times = {event["type"]: event["at_ms"] for event in reversed(events)}  # of the first of each
    joined = (times["joined"] - times["answered"]) / 1000 if "joined" in times else None
    return longest_silence_seconds(audio, from_second=from_second, to_second=joined)


def seconds_of_sound(track: npt.NDArray[np.int16]) -> float:
    return float(is_audible(track).sum()) * FRAME / RATE_HZ


@functools.cache
def _transcriber() -> Transcriber:
    return speech.load(Settings(_env_file=None)).transcriber


def words_in(track: npt.NDArray[np.int16], *, language: str) -> str:
    """What the product's own recogniser hears in one direction (int16 at 8 kHz), silence around it aside."""
    sound = np.flatnonzero(is_audible(track)) * FRAME
    if not sound.size:
        return ""
    breath = RATE_HZ // 4
    track = track[max(0, sound[0] - breath) : sound[-1] + FRAME + breath]
    return _transcriber().transcribe(phone_to_recogniser(track), language=language).text
