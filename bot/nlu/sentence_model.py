"""What both classifiers have in common: a linear model over what a sentence holds, and its speller."""

from __future__ import annotations

import json
from abc import abstractmethod
from pathlib import Path
from typing import ClassVar

from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import LearntComponent
from bot.nlu.concepts import Concepts, load_concepts
from bot.nlu.directory_entities import MASKS
from bot.nlu.linear_model import FAMILIAR, LinearModel
from bot.nlu.misheard_words import understood
from bot.nlu.sentence_units import cut
from bot.nlu.spelling import Speller

_WORDS = "words.json"


class SentenceModel(LearntComponent):
    """A subclass says what it learns from, what it sees of a sentence, and what becomes of the guesses."""

    passes: ClassVar[int]  # over the training phrases; the average over them is the model

    def __init__(self, storage: ModelStorage, resource: Resource, context: ExecutionContext) -> None:
        super().__init__(storage, resource, context)
        self._model: LinearModel | None = None
        self._speller = Speller(())

    @abstractmethod
    def rows(self, examples: list[Message]) -> list[tuple[list[str], str]]:
        """What is learnt: units of a sentence, as ``units_of`` gives them, with its label."""

    @abstractmethod
    def features(self, units: list[str], concepts: Concepts, speller: Speller) -> set[str]:
        """What the model sees of a sentence."""

    @abstractmethod
    def take(self, message: Message, guesses: list[tuple[str, float]], *, familiar: bool) -> None:
        """``guesses`` are labels with their shares, the likeliest first; ``familiar``: callers talk so."""

    def learn(self, examples: list[Message], folder: Path) -> None:
        rows = self.rows(examples)
        self._speller = Speller({word for units, _ in rows for word in units} | load_concepts().words)
        features = [self._features(units) for units, _ in rows]
        LinearModel.learn(features, [label for _, label in rows], passes=self.passes).save(folder)
        (folder / _WORDS).write_text(json.dumps(self._speller.words), encoding="utf-8")

    def restore(self, folder: Path) -> None:
        self._speller = Speller(json.loads((folder / _WORDS).read_text(encoding="utf-8")))
        self._model = LinearModel.load(folder)

    def read(self, message: Message) -> None:
        if self._model is None:
            return
        features = self._features(units_of(message))
        familiar = self._model.known(features) >= FAMILIAR
        self.take(message, self._model.guess(features), familiar=familiar)

    def _features(self, units: list[str]) -> set[str]:
        return self.features(units, load_concepts(), self._speller)


def units_of(message: Message) -> list[str]:
    return cut(understood(message).text, message.get(MASKS) or [])
