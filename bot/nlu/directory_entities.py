"""Rasa component: finds what a sentence names, and hides it from the classifier behind its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import Component
from bot.nlu.mentions import find_all
from bot.nlu.misheard_words import spoken, understood
from bot.nlu.normal_text import NormalText, normalise
from bot.nlu.published_directory import PublishedDirectory
from bot.nlu.spans import Span
from bot.nlu.training_masks import MASKED, ToMask, find_in_all

MASKS = "masks"  # [[start, end, kind], ...] in normal text, read by SentenceClassifier
TOLD = {"caller_name", "company", "purpose"}


# A featurizer as well: Rasa's recipe lets no entity extractor see the training data.
@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
)
class DirectoryEntityExtractor(Component):
    """Knows the directory that is loaded now; people, departments and topics are never trained."""

    def __init__(self, storage: ModelStorage, resource: Resource, context: ExecutionContext) -> None:
        super().__init__(storage, resource, context)
        self._directory = PublishedDirectory.shared()

    def read(self, message: Message) -> None:
        normal = understood(message)
        # What was only heard may be any homophone; what was typed is what is meant.
        spans = find_all(normal.text, self._directory.index(), phonetic=spoken(message))
        entities = [_entity(span, normal, str(message.get(TEXT)), self._name) for span in spans]
        message.set(ENTITIES, [*message.get(ENTITIES, []), *entities], add_to_output=True)
        message.set(MASKS, _masks([span for span in spans if span.kind in MASKED]))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Hide what the annotations name. A sentence whose names the directory would miss is learnt
        as written too.
        """
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        found = find_in_all([_to_mask(example) for example in examples])
        as_written = []
        for example, (annotated, seen) in zip(examples, found, strict=True):
            example.set(MASKS, _masks(annotated))
            if {(s.start, s.end) for s in annotated} != {(s.start, s.end) for s in seen}:
                as_written.append(Message({**example.data, MASKS: _masks(seen)}))
        training_data.training_examples.extend(as_written)
        # Rasa keeps its lists of examples once asked for: they would lack the new ones.
        for kept in [name for name in vars(training_data) if name.startswith("_lazy_")]:
            delattr(training_data, kept)
        return training_data


def _to_mask(example: Message) -> ToMask:
    block = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    named = example.get(ENTITIES) or []
    return ToMask(
        str(example.get(TEXT)),
        tuple((e["start"], e["end"], e["entity"], str(e.get("value", ""))) for e in named),
        block.get("company", ""),
    )


def _masks(spans: list[Span]) -> list[list[Any]]:
    return [[span.start, span.end, span.kind] for span in spans]


def _entity(span: Span, normal: NormalText, original: str, extractor: str) -> dict[str, Any]:
    start, end = normal.original_span(span.start, span.end)
    surface = normal.text[span.start : span.end]
    if span.kind in TOLD and span.value == surface:
        # The caller's own facts are kept as heard: no guess may change a name that nobody here knows.
        surface = normalise(original[start:end]).text
        span = replace(span, value=surface)
    entity: dict[str, Any] = {
        "entity": span.kind,
        "start": start,
        "end": end,
        "value": span.value,
        "extractor": extractor,
        "surface": surface,
        "targets": list(span.targets),
    }
    if span.role:
        entity["role"] = span.role
    return entity
