"""Reads the training phrases for Rasa, once, and spares it copying them."""

from __future__ import annotations

from typing import Any

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class ReadOnce(RasaFileImporter):
    """Rasa's own, with a memory: Rasa asks three times, and read all files each time."""

    _phrases: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        if self._phrases is None:
            self._phrases = super().get_nlu_data(language)
            self._phrases.training_examples = [_AsRead.of(m) for m in self._phrases.training_examples]
        return self._phrases


class _AsRead(Message):
    """One phrase, which nobody changes before the last has asked: it is its own copy, and hashed once.

    On the way to the components Rasa merges all phrases ten times, and each time copies and hashes them."""

    @classmethod
    def of(cls, message: Message) -> _AsRead:
        return cls(message.data, message.output_properties, message.time, message.features)

    _hash: str | None = None

    def fingerprint(self) -> str:
        if self._hash is None:
            self._hash = super().fingerprint()
        return self._hash

    def __deepcopy__(self, memo: dict[int, Any]) -> _AsRead:
        return self
