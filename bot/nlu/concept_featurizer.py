"""Rasa component: the features of ``sentence_features`` for the intent classifier."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.concepts import load_concepts
from bot.nlu.sentence_features import features_of
from bot.nlu.spelling import Speller

_STORED = "concept_featurizer.json"
_RARE = 2  # a run or pair seen once teaches nothing; a concept alone always does


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class ConceptFeaturizer(SparseFeaturizer, GraphComponent):
    """Sounds, concepts and their order; its vocabulary is learnt, the lexicon is read at start."""

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**SparseFeaturizer.get_default_config()}

    def __init__(
        self,
        config: dict[str, Any],
        name: str,
        storage: ModelStorage,
        resource: Resource,
        stored: dict[str, Any],
    ) -> None:
        super().__init__(name, config)
        self._storage, self._resource = storage, resource
        self._remember(stored.get("features", []), stored.get("words", []))

    def _remember(self, features: list[str], words: list[str]) -> None:
        self._column = {feature: column for column, feature in enumerate(features)}
        self._speller = Speller(words)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ConceptFeaturizer:
        return cls(config, execution_context.node_name, model_storage, resource, {})

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ConceptFeaturizer:
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / _STORED).read_text(encoding="utf-8"))
        return cls(config, execution_context.node_name, model_storage, resource, stored)

    def train(self, training_data: TrainingData) -> Resource:
        sentences = [_units(example) for example in training_data.training_examples]
        words = {word for units in sentences for word in units} | load_concepts().words
        self._remember([], sorted(words))
        seen = Counter(feature for units in sentences for feature in self._features(units))
        kept = sorted(f for f, count in seen.items() if count >= _RARE or f.startswith("c:"))
        self._remember(kept, sorted(words))
        with self._storage.write_to(self._resource) as folder:
            stored = {"features": kept, "words": self._speller.words}
            (folder / _STORED).write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            units = _units(message)
            if not units:
                continue
            columns = [self._column[f] for f in self._features(units) if f in self._column]
            shape = (1, len(self._column))
            sentence = scipy.sparse.csr_matrix(
                ([1.0] * len(columns), ([0] * len(columns), columns)), shape=shape
            )
            # Only the sentence is classified; the empty sequence keeps Rasa's shapes in order.
            sequence = scipy.sparse.csr_matrix((len(units), len(self._column)))
            for matrix, kind in ((sequence, FEATURE_TYPE_SEQUENCE), (sentence, FEATURE_TYPE_SENTENCE)):
                message.add_features(Features(scipy.sparse.coo_matrix(matrix), kind, TEXT, self._identifier))
        return messages

    def _features(self, units: list[str]) -> list[str]:
        return features_of(units, load_concepts(), self._speller)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to configure."""


def _units(message: Message) -> list[str]:
    """What KnownNamesTokenizer made of it: characters, words, and signs for names."""
    return [token.lemma or token.text for token in message.get(TOKENS_NAMES[TEXT]) or []]
