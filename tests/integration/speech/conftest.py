"""Real models, loaded once for all tests of the speech layer."""

from pathlib import Path

import numpy as np
import pytest

from speech import mulaw
from speech.espeak import EspeakVoice
from speech.ports import Wave
from speech.resample import phone_to_recogniser
from speech.whisper import WhisperTranscriber

MODELS = Path(__file__).resolve().parents[3] / "models"


@pytest.fixture(scope="session")
def espeak() -> EspeakVoice:
    return EspeakVoice()


@pytest.fixture(scope="session")
def whisper() -> WhisperTranscriber:
    return WhisperTranscriber(MODELS / "demo" / "whisper", workers=2)


@pytest.fixture(scope="session")
def say(espeak: EspeakVoice):
    """A caller's line as the recogniser gets it: through mu-law, with a call's silences around it."""

    def spoken(
        text: str, language: str, *, before: float = 0.2, after: float = 0.3, **manner: object
    ) -> Wave:
        silence = lambda seconds: np.zeros(int(8000 * seconds), np.int16)  # noqa: E731
        speech = espeak.speak(text, language=language, **manner)
        line = np.concatenate([silence(before), speech, silence(after)])
        return phone_to_recogniser(mulaw.decode(mulaw.encode(line)))

    return spoken
