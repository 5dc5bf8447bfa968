"""eSpeak NG through ctypes: the voice that is always there, and the voices of the phone lab's handsets.

The library keeps one global voice and crashes when two threads use it, so every call holds one lock of the
process; at about 1,000 times real time nobody waits for it.
"""

from __future__ import annotations

import ctypes
import os
import re
import threading
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from speech import respelling, spoken_numbers
from speech.ports import Pcm, SpeechError
from speech.resample import to_phone
from speech.sentences import split_sentences

_LOCK = threading.Lock()
_SYNCHRONOUS, _UTF8 = 2, 1
_RATE, _PITCH, _RANGE = 1, 3, 4
_VOICES = {"zh": "cmn", "en": "en-us"}
_HANZI_RUN = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff，、]*")


class EspeakFailed(SpeechError):
    code = "espeak_failed"


class _Library:
    """The loaded shared library; made once a process, under the lock."""

    def __init__(self) -> None:
        import espeakng_loader

        self._c = ctypes.CDLL(espeakng_loader.get_library_path())
        data = os.path.dirname(espeakng_loader.get_data_path())
        self.sample_hz: int = self._c.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), 0)
        if self.sample_hz <= 0:
            raise EspeakFailed("eSpeak NG found no voice data")
        self._chunks: list[NDArray[np.int16]] = []
        callback = ctypes.CFUNCTYPE(
            ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
        )
        self._callback = callback(self._collect)  # held: the library keeps only the pointer
        self._c.espeak_SetSynthCallback(self._callback)

    def _collect(self, samples: ctypes._Pointer[ctypes.c_short], count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._chunks.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    def speak(
        self, text: str, *, voice: str, words_per_minute: int, pitch: int, pitch_range: int
    ) -> NDArray[np.int16]:
        if self._c.espeak_SetVoiceByName(voice.encode()) != 0:
            raise EspeakFailed(f"eSpeak NG has no voice {voice!r}")
        for parameter, value in ((_RATE, words_per_minute), (_PITCH, pitch), (_RANGE, pitch_range)):
            self._c.espeak_SetParameter(parameter, int(value), 0)
        self._chunks.clear()
        data = text.encode()
        self._c.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8, None, None)
        self._c.espeak_Synchronize()
        return np.concatenate(self._chunks) if self._chunks else np.zeros(0, np.int16)


_library: _Library | None = None


def _speak(text: str, *, voice: str, words_per_minute: int, pitch: int, pitch_range: int) -> Pcm:
    global _library
    with _LOCK:
        if _library is None:
            _library = _Library()
        samples = _library.speak(
            text, voice=voice, words_per_minute=words_per_minute, pitch=pitch, pitch_range=pitch_range
        )
        sample_hz = _library.sample_hz
    return to_phone(samples.astype(np.float32) / 32768.0, from_hz=sample_hz)


def spoken_form(text: str, *, language: str, pauses: bool = True) -> str:
    """What the voice is given: numbers in words, misread names respelled."""
    text = spoken_numbers.for_voice(text, language=language, pauses=pauses)
    return respelling.for_mandarin_ear(text) if language == "zh" else text


class EspeakVoice:
    """A Synthesizer with fixed settings; ``speak`` takes other ones per utterance (handsets)."""

    def __init__(self, *, variant: str = "", rate: int = 160, pitch: int = 50) -> None:
        """``variant`` is one of eSpeak's (f2, m3 ...), ``rate`` in words a minute, ``pitch`` 0 to 99."""
        self._variant, self._rate, self._pitch = variant, rate, pitch

    @property
    def name(self) -> str:
        return f"espeak:{self._variant or 'plain'}:{self._rate}:{self._pitch}"

    def synthesize(self, text: str, *, language: str) -> Iterator[Pcm]:
        """Int16 at 8 kHz, a sentence at a time."""
        for sentence in split_sentences(text):
            yield self.speak(
                sentence,
                language=language,
                variant=self._variant,
                rate=self._rate,
                pitch=self._pitch,
                pauses=True,
            )

    def speak(
        self,
        text: str,
        *,
        language: str,
        variant: str = "",
        rate: int = 160,
        pitch: int = 50,
        pitch_range: int = 50,
        pauses: bool = False,
        as_written: bool = False,
    ) -> Pcm:
        """One utterance as int16 at 8 kHz, without added silence.

        ``language`` is "zh", "en" or any eSpeak voice name ("en-gb-x-rp"). ``pauses`` groups long numbers, as
        one does for somebody who writes them down; ``as_written`` leaves numbers to eSpeak. Raises
        EspeakFailed for an unknown voice.
        """
        base = _VOICES.get(language, language)
        kind = "zh" if base.startswith("cmn") else "en"
        said = text if as_written else spoken_form(text, language=kind, pauses=pauses)
        suffix = f"+{variant}" if variant else ""
        parts = [(base, said)] if kind == "zh" else _by_script(said, base)
        return np.concatenate(
            [
                _speak(
                    part, voice=voice + suffix, words_per_minute=rate, pitch=pitch, pitch_range=pitch_range
                )
                for voice, part in parts
            ]
            or [np.zeros(0, np.int16)]
        )


def _by_script(text: str, base: str) -> list[tuple[str, str]]:
    """English text split where Chinese characters begin and end: the English voice would spell them out."""
    parts: list[tuple[str, str]] = []
    end = 0
    for match in _HANZI_RUN.finditer(text):
        parts += [(base, text[end : match.start()]), ("cmn", match[0])]
        end = match.end()
    parts.append((base, text[end:]))
    return [(voice, part) for voice, part in parts if re.search(r"\w", part)]
