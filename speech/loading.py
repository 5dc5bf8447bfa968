"""Chooses and loads what is there, once a process, and says plainly what runs."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from speech.end_of_turn import SmartTurn, load_end_of_turn
from speech.espeak import EspeakVoice
from speech.models import ModelSettings, voice_path, whisper_folder
from speech.piper import PiperSpeaker
from speech.ports import LANGUAGES, EndOfTurn, Synthesizer, Transcriber, Vad
from speech.prompt_store import PromptStore
from speech.vad import SileroVad, load_vad
from speech.voices import BilingualVoice
from speech.wheel_models import SILERO, SMART_TURN
from speech.whisper import WhisperTranscriber


class SpeechSettings(ModelSettings, Protocol):
    @property
    def data_dir(self) -> Path: ...
    @property
    def speech_workers(self) -> int: ...


@dataclass(frozen=True)
class Speech:
    """Everything that hears and speaks; each part may be used by any number of threads.

    ``workers`` is how many utterances the recogniser decodes at once: the size of the gateway's pool.
    """

    transcriber: Transcriber
    synthesizer: Synthesizer
    vad: Vad
    end_of_turn: EndOfTurn
    prompts: PromptStore
    workers: int
    scripted_callers_only: bool
    _description: dict[str, str] = field(repr=False)

    def describe(self) -> dict[str, str]:
        """What runs, in words for people: recogniser, voice, voice_activity, end_of_turn."""
        return dict(self._description)


def load(settings: SpeechSettings) -> Speech:
    """Loads all models; seconds for real ones. Raises ModelMissing when a configured model is not there."""
    workers = max(1, settings.speech_workers)
    folder = whisper_folder(settings)
    transcriber = WhisperTranscriber(folder, workers=workers, threads_per_worker=_threads(folder, workers))
    voices = {language: _voice(settings, language) for language in LANGUAGES}
    synthesizer = BilingualVoice(voices)
    vad = load_vad(settings.models_dir / SILERO)
    scripted = transcriber.profile.scripted_callers_only
    end_of_turn = load_end_of_turn(settings.models_dir / SMART_TURN, synthetic_callers=scripted)
    return Speech(
        transcriber=transcriber,
        synthesizer=synthesizer,
        vad=vad,
        end_of_turn=end_of_turn,
        prompts=PromptStore(settings.data_dir / "prompts", synthesizer),
        workers=workers,
        scripted_callers_only=scripted,
        _description={
            "recogniser": _recogniser_line(transcriber),
            "voice": ", ".join(f"{language}: {_voice_line(voice)}" for language, voice in voices.items()),
            "voice_activity": "Silero, 8 kHz" if isinstance(vad, SileroVad) else "Silero, 16 kHz (stand-in)",
            "end_of_turn": "Smart Turn v3.2"
            if isinstance(end_of_turn, SmartTurn)
            else "rule on the words (stand-in)",
        },
    )


def _threads(folder: Path, workers: int) -> int:
    """The demo model is too small for two threads; a real one gets what the workers leave."""
    small = (folder / "model.bin").is_file() and (folder / "model.bin").stat().st_size < 20_000_000
    return 1 if small else max(1, (os.cpu_count() or 2) // workers)


def _voice(settings: SpeechSettings, language: str) -> Synthesizer:
    """The configured Piper voice, the usual one if it has been pulled, else eSpeak NG."""
    configured = {"zh": settings.piper_voice_zh, "en": settings.piper_voice_en}[language]
    path = voice_path(settings, language)
    if configured or path.is_file():
        return PiperSpeaker(path, language=language)
    return EspeakVoice()


def _recogniser_line(transcriber: WhisperTranscriber) -> str:
    if transcriber.profile.scripted_callers_only:
        return "demo recogniser: understands scripted callers only (zongji models pull brings a real one)"
    return f"faster-whisper {transcriber.profile.label}"


def _voice_line(voice: Synthesizer) -> str:
    return "eSpeak NG" if isinstance(voice, EspeakVoice) else voice.name.split(":")[1] + " (Piper)"
