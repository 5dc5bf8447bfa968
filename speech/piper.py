"""Piper as a Synthesizer: one voice a language, one ONNX session a voice for all threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from speech import respelling, spoken_numbers
from speech.ports import ModelMissing, Pcm
from speech.resample import to_phone
from speech.sentences import split_sentences

_LOUDNESS = 0.7  # Piper fills the full range; the telephone's voices do not


class PiperSpeaker:
    """One voice file (``name.onnx`` with ``name.onnx.json`` beside it)."""

    def __init__(self, path: Path, *, language: str, threads: int = 1) -> None:
        """Loads at once. Raises ModelMissing when a file is not there."""
        settings = Path(f"{path}.json")
        if not path.is_file() or not settings.is_file():
            raise ModelMissing(f"no Piper voice at {path}")
        import json

        import onnxruntime
        from piper import PiperVoice
        from piper.config import PiperConfig, SynthesisConfig

        options = onnxruntime.SessionOptions()
        options.inter_op_num_threads, options.intra_op_num_threads = 1, threads
        options.log_severity_level = 3
        self._voice: Any = PiperVoice(
            session=onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]),
            config=PiperConfig.from_dict(json.loads(settings.read_text(encoding="utf-8"))),
            download_dir=path.parent,
        )
        self._manner = SynthesisConfig(volume=_LOUDNESS)
        self._path, self._language = path, language

    @property
    def name(self) -> str:
        return f"piper:{self._path.stem}:{self._path.stat().st_size}"

    def synthesize(self, text: str, *, language: str) -> Iterator[Pcm]:
        """Int16 at 8 kHz a sentence; the language is the voice's own, whatever is asked."""
        for sentence in split_sentences(text):
            said = spoken_numbers.for_voice(sentence, language=self._language)
            if self._language == "zh":
                said = respelling.for_mandarin_ear(said)
            chunks = [
                to_phone(chunk.audio_float_array, from_hz=chunk.sample_rate)
                for chunk in self._voice.synthesize(said, self._manner)
            ]
            if chunks:
                yield np.concatenate(chunks)
