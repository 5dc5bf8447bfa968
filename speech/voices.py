"""One Synthesizer out of one voice a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speech.ports import Pcm, Synthesizer


class BilingualVoice:
    """Speaks each language with the voice given for it."""

    def __init__(self, voices: Mapping[str, Synthesizer]) -> None:
        self._voices = dict(voices)

    @property
    def name(self) -> str:
        return "+".join(f"{language}={voice.name}" for language, voice in sorted(self._voices.items()))

    def synthesize(self, text: str, *, language: str) -> Iterator[Pcm]:
        yield from self._voices[language].synthesize(text, language=language)
