"""Rasa component: the intent of a sentence whose names are seen only by their kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.concepts import load_concepts
from bot.nlu.directory_entities import MASKS
from bot.nlu.linear_model import FAMILIAR, LinearModel
from bot.nlu.misheard_words import understood
from bot.nlu.sentence_features import features_of
from bot.nlu.sentence_units import cut
from bot.nlu.spelling import Speller

RANKED = 10
GUESSED = 0.05  # what a guess is worth when the words are hardly any
_WORDS = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceClassifier(GraphComponent):
    """One component instead of a tokenizer, three featurizers and a classifier.

    Rasa's copies of the features between them took most of the training and a third of each turn."""

    def __init__(
        self, storage: ModelStorage, resource: Resource, model: LinearModel | None, words: list[str]
    ) -> None:
        self._storage, self._resource, self._model = storage, resource, model
        self._speller = Speller(words)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceClassifier:
        return cls(model_storage, resource, None, [])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceClassifier:
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
            return cls(model_storage, resource, LinearModel.load(folder), words)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.training_examples if e.get(TEXT) and e.get(INTENT)]
        sentences = [_units(example) for example in examples]
        words = sorted({word for units in sentences for word in units} | load_concepts().words)
        self._speller = Speller(words)
        features = [self._features(units) for units in sentences]
        self._model = LinearModel.learn(features, [example.get(INTENT) for example in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder))
            (folder / _WORDS).write_text(json.dumps(self._speller.words), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if not message.get(TEXT) or self._model is None:
                continue
            features = self._features(_units(message))
            sure = 1.0 if self._model.known(features) >= FAMILIAR else GUESSED
            guesses = self._model.guess(features)[:RANKED]
            ranking = [{"name": intent, "confidence": sure * share} for intent, share in guesses]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _features(self, units: list[str]) -> set[str]:
        return features_of(units, load_concepts(), self._speller)


def _units(message: Message) -> list[str]:
    return cut(understood(message).text, message.get(MASKS) or [])
