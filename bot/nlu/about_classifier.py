"""Rasa component: what a sentence is about: which notice answers it, whose matter it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.concepts import load_concepts
from bot.nlu.directory_entities import MASKS
from bot.nlu.linear_model import FAMILIAR, LinearModel
from bot.nlu.misheard_words import understood
from bot.nlu.sentence_features import matter_features_of
from bot.nlu.sentence_units import cut
from bot.nlu.spelling import Speller
from switchboard.domain.lookup.matters import matters

ABOUT = "about"  # [[label, share], ...], the likeliest first
LEAST = 0.01
TOPICS, MATTERS = "ask_info", "connect"  # the intents whose phrases tell what they are about
NONE = "none"
_WORDS = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AboutClassifier(GraphComponent):
    """Learns from phrases whose block says what they are about, and from the words of the matters.

    A label is ``ask_info/<topic>``, ``connect/<matter>`` or ``none``. Nothing of a company is learnt: which
    department has the matter, and whether its notice board has the topic, the actions know."""

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
    ) -> AboutClassifier:
        return cls(model_storage, resource, None, [])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AboutClassifier:
        with model_storage.read_from(resource) as folder:
            words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
            return cls(model_storage, resource, LinearModel.load(folder), words)

    def train(self, training_data: TrainingData) -> Resource:
        rows = [
            (_units(example), _label(example))
            for example in training_data.training_examples
            if example.get(TEXT) and example.get(INTENT) in (TOPICS, MATTERS)
        ]
        taught = {label for _, label in rows}
        for matter in matters().values():
            label = f"{MATTERS}/{matter.name}"
            rows += [(cut(word, ()), label) for word in sorted(matter.said) if label in taught]
        self._speller = Speller(sorted({word for units, _ in rows for word in units} | load_concepts().words))
        self._model = LinearModel.learn(
            [self._features(units) for units, _ in rows], [row[1] for row in rows]
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder))
            (folder / _WORDS).write_text(json.dumps(self._speller.words), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if not message.get(TEXT) or self._model is None:
                continue
            features = self._features(_units(message))
            heard = self._model.known(features) >= FAMILIAR  # 「hjkl yuio」 is about nothing
            guesses = self._model.guess(features) if heard else []
            found = [
                [label, round(share, 3)]
                for label, share in guesses
                if share >= LEAST or label.startswith(TOPICS)
            ]
            message.set(ABOUT, found, add_to_output=True)
        return messages

    def _features(self, units: list[str]) -> set[str]:
        return matter_features_of(units, load_concepts(), self._speller)


def _label(example: Message) -> str:
    block = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return f"{example.get(INTENT)}/{block['about']}" if "about" in block else NONE


def _units(message: Message) -> list[str]:
    return cut(understood(message).text, message.get(MASKS) or [])
