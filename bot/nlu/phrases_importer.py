"""Reads the training phrases for Rasa, once: Rasa asks three times, and reads all files each time."""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData


class ReadOnce(RasaFileImporter):
    """Rasa's own, with a memory. Nobody changes what it hands out before the last has asked."""

    _phrases: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        if self._phrases is None:
            self._phrases = super().get_nlu_data(language)
        return self._phrases
