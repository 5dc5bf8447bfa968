"""What the rest of the product knows of speech: values and Protocols, no models.

Audio in arrays is mono. Telephone audio is int16 at 8 kHz; recognisers take float32 in [-1, 1] at 16 kHz.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Pcm = NDArray[np.int16]  # shape (samples,), 8 kHz
Wave = NDArray[np.float32]  # shape (samples,), 16 kHz, in [-1, 1]

PHONE_HZ = 8000
RECOGNISER_HZ = 16000
LANGUAGES = ("zh", "en")


class SpeechError(Exception):
    """Something in the speech layer cannot do its work; ``code`` is stable, the message is for people."""

    code = "speech_failed"


class ModelMissing(SpeechError):
    """A model that was asked for is not in the models folder."""

    code = "model_missing"


@dataclass(frozen=True)
class Transcript:
    """One utterance as heard.

    ``text`` has telephone numbers and extensions as digits. ``language`` is "zh" or "en";
    ``language_probability`` is 1.0 when the language was given. ``no_speech_probability`` and
    ``average_log_probability`` are Whisper's own figures, for gates against its inventions on silence.
    """

    text: str
    language: str
    language_probability: float
    no_speech_probability: float
    average_log_probability: float


class Transcriber(Protocol):
    """Thread-safe: any number of threads may transcribe with one instance."""

    def transcribe(
        self, audio: Wave, *, language: str | None = None, hotwords: Sequence[str] | str | None = None
    ) -> Transcript:
        """``audio`` is float32 at 16 kHz. ``language`` None: zh or en is detected.

        Hotwords are names to expect; a recogniser that does not profit from them ignores them.
        """
        ...


class Synthesizer(Protocol):
    """Thread-safe: any number of threads may synthesize with one instance."""

    @property
    def name(self) -> str:
        """Identifies the voices and their settings; the prompt store uses it as part of its key."""
        ...

    def synthesize(self, text: str, *, language: str) -> Iterator[Pcm]:
        """Int16 at 8 kHz, one array per sentence, as soon as each is ready."""
        ...


class VadStream(Protocol):
    """The voice activity of one call; keeps its own state, so one stream a leg."""

    def feed(self, samples: Pcm) -> list[float]:
        """Any number of 8 kHz samples; returns the speech probability of each 32 ms frame now complete."""
        ...

    def reset(self) -> None:
        """Forget what was heard: after hold music, or when a new party speaks."""
        ...


class Vad(Protocol):
    def open_stream(self) -> VadStream: ...

    def feed_many(self, heard: Sequence[tuple[Any, Pcm]]) -> list[list[float]]:
        """Like ``feed`` for many streams of this Vad (each at most once) in one inference; same results."""
        ...


class EndOfTurn(Protocol):
    """Has the speaker finished the thought, or only paused? Thread-safe."""

    def probability(self, audio: Wave, *, text: str = "") -> float:
        """Probability in 0..1 that the turn is complete.

        ``audio`` is the turn so far, float32 at 16 kHz; ``text`` its transcript if there is one already.
        """
        ...
