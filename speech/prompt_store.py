"""Fixed prompts are synthesised once and kept on disk as mu-law, keyed by voice and text."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

import numpy as np

from speech import mulaw
from speech.ports import Synthesizer

_FORM = "1"  # raised when the same voice and text would sound otherwise, so that old files are not used


class PromptStore:
    """Thread-safe: a file is written beside and renamed, so a reader sees a whole prompt or none."""

    def __init__(self, folder: Path, synthesizer: Synthesizer, *, kept_in_memory: int = 256) -> None:
        self._folder, self._synthesizer = folder, synthesizer
        self._memory: dict[str, bytes] = {}
        self._room = kept_in_memory

    def find(self, text: str, *, language: str) -> bytes | None:
        """Mu-law at 8 kHz if this sentence was made before, else None. Reads a file at most."""
        key = self._key(text, language)
        if key in self._memory:
            return self._memory[key]
        try:
            audio = self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        self._remember(key, audio)
        return audio

    def get(self, text: str, *, language: str) -> bytes:
        """Mu-law at 8 kHz; synthesised and kept when it was not there."""
        if (audio := self.find(text, language=language)) is not None:
            return audio
        parts = list(self._synthesizer.synthesize(text, language=language))
        audio = mulaw.encode(np.concatenate(parts)) if parts else b""
        key = self._key(text, language)
        self._write(self._path(key), audio)
        self._remember(key, audio)
        return audio

    def _key(self, text: str, language: str) -> str:
        return hashlib.sha256("\0".join((_FORM, self._synthesizer.name, language, text)).encode()).hexdigest()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.ulaw"

    def _remember(self, key: str, audio: bytes) -> None:
        if len(self._memory) >= self._room:
            self._memory.pop(next(iter(self._memory)), None)
        self._memory[key] = audio

    def _write(self, path: Path, audio: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(audio)
        os.replace(name, path)
