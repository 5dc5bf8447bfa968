"""faster-whisper as a Transcriber: one encoder pass and one greedy decoding an utterance, nothing repeated.

``WhisperModel.transcribe`` encodes twice when the language is not given, tries again at six temperatures and
carries the text of earlier windows along; a telephone turn needs none of that, and must not wait for it. So
its parts (feature extractor, encoder, prompt, tokenizer) are used directly.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speech.ports import LANGUAGES, RECOGNISER_HZ, ModelMissing, Transcript, Wave
from speech.spoken_numbers import to_digits

_TOKENS_A_SECOND = 14  # fast speech has about 8; a decoder that runs on is looping
_SPARE_TOKENS = 24
_KEPT_PADDING = 6  # frames of padding that the demo model has met in training
_SHORTEST_SECONDS = 0.1


@dataclass(frozen=True)
class Profile:
    """What a model folder's ``zongji.json`` says of the model; the defaults fit any published Whisper."""

    label: str = ""
    # A Whisper is trained on 30 s windows. One trained on cut windows needs no padding, 13 times less work.
    cut_padding: bool = False
    takes_hotwords: bool = True
    scripted_callers_only: bool = False


def read_profile(folder: Path) -> Profile:
    path = folder / "zongji.json"
    stored = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return Profile(**{"label": folder.name, **stored})


@dataclass(frozen=True)
class _Decoded:
    text: str
    language: str
    language_probability: float
    no_speech_probability: float
    log_probability: float  # sum over tokens
    tokens: int


class WhisperTranscriber:
    """One loaded model for all threads of the process; ``workers`` utterances are decoded at once."""

    def __init__(self, folder: Path, *, workers: int = 1, threads_per_worker: int = 1) -> None:
        """Loads at once (tenths of a second for the demo, seconds for a real one). Raises ModelMissing."""
        if not (folder / "model.bin").is_file():
            raise ModelMissing(f"no Whisper model in {folder}")
        from faster_whisper import WhisperModel

        self.profile = read_profile(folder)
        self.workers = workers
        self._model = WhisperModel(
            str(folder),
            device="cpu",
            compute_type="int8",
            cpu_threads=threads_per_worker,
            num_workers=workers,
            local_files_only=True,
        )

    def transcribe(
        self, audio: Wave, *, language: str | None = None, hotwords: Sequence[str] | str | None = None
    ) -> Transcript:
        """Audio of any length: windows of the model's size are joined. See ports.Transcriber."""
        if audio.size < _SHORTEST_SECONDS * RECOGNISER_HZ:
            return Transcript("", language or LANGUAGES[0], 0.0, 1.0, 0.0)
        features = self._model.feature_extractor(audio.astype(np.float32, copy=False))[:, :-1]
        window = self._model.feature_extractor.nb_max_frames
        words = hotwords if isinstance(hotwords, str) or hotwords is None else " ".join(hotwords)
        parts: list[_Decoded] = []
        for start, end in _windows(features, window):
            part = self._decode(features[:, start:end], language, words)
            parts.append(part)
            language = language or part.language
        return _joined(parts)

    def _decode(self, features: NDArray[np.float32], language: str | None, hotwords: str | None) -> _Decoded:
        encoded = self._model.encode(self._padded(features))
        probability = 1.0
        if language is None:
            language, probability = self._detect(encoded)
        tokenizer = self._tokenizer(language)
        prompt = self._model.get_prompt(
            tokenizer,
            [],
            without_timestamps=True,
            hotwords=hotwords if self.profile.takes_hotwords else None,
        )
        seconds = features.shape[1] * self._model.feature_extractor.time_per_frame
        longest = len(prompt) + int(seconds * _TOKENS_A_SECOND) + _SPARE_TOKENS
        result = self._model.model.generate(
            encoded,
            [prompt],
            beam_size=1,
            max_length=min(longest, self._model.max_length),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=_suppressed(tokenizer),
        )[0]
        tokens = result.sequences_ids[0]
        return _Decoded(
            text=tokenizer.decode(tokens),
            language=language,
            language_probability=probability,
            no_speech_probability=float(result.no_speech_prob),
            log_probability=float(result.scores[0]) * len(tokens),
            tokens=len(tokens),
        )

    def _padded(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        frames = features.shape[1]
        whole = 3000  # what CTranslate2's Whisper takes at most
        wanted = frames + frames % 2 + _KEPT_PADDING if self.profile.cut_padding else whole
        if wanted == 2 * features.shape[0]:
            # CTranslate2 takes states with as many positions as mel bands for features, and encodes again.
            wanted += 2
        return np.ascontiguousarray(
            np.pad(features, ((0, 0), (0, max(0, wanted - frames)))), dtype=np.float32
        )

    def _detect(self, encoded: Any) -> tuple[str, float]:
        """The likelier of our languages, and its share between them."""
        found = dict(self._model.model.detect_language(encoded)[0])
        chances = {language: float(found.get(f"<|{language}|>", 0.0)) for language in LANGUAGES}
        best = max(chances, key=lambda language: chances[language])
        return best, chances[best] / (sum(chances.values()) or 1.0)

    @functools.lru_cache(maxsize=8)  # noqa: B019 - a transcriber lives as long as the process
    def _tokenizer(self, language: str) -> Any:
        from faster_whisper.tokenizer import Tokenizer

        multilingual = self._model.model.is_multilingual
        return Tokenizer(self._model.hf_tokenizer, multilingual, task="transcribe", language=language)


def _windows(features: NDArray[np.float32], longest: int) -> list[tuple[int, int]]:
    """Frames (from, to) of each window; what is too long is cut where it is quietest, not through a word."""
    cuts, start, count = [], 0, features.shape[1]
    while count - start > longest:
        first = start + 2 * longest // 3
        loudness = np.convolve(features[:, first : start + longest].mean(axis=0), np.ones(10) / 10, "same")
        end = first + int(loudness.argmin())
        cuts.append((start, end))
        start = end
    return [*cuts, (start, count)]


def _suppressed(tokenizer: Any) -> tuple[int, ...]:
    """Everything that is no spoken word: special tokens, brackets, music notes."""
    from faster_whisper.transcribe import get_suppressed_tokens

    return tuple(get_suppressed_tokens(tokenizer, [-1]))


def _joined(parts: list[_Decoded]) -> Transcript:
    tokens = sum(part.tokens for part in parts)
    glue = "" if parts[0].language == "zh" else " "
    text = glue.join(part.text.strip() for part in parts).strip()
    return Transcript(
        text=to_digits(text),
        language=parts[0].language,
        language_probability=parts[0].language_probability,
        no_speech_probability=min(part.no_speech_probability for part in parts),
        average_log_probability=sum(part.log_probability for part in parts) / (tokens + len(parts)),
    )
