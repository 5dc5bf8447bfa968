"""Rasa component: finds what a sentence names, and hides it from the classifier behind its kind."""

from __future__ import annotations

import copy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import Component
from bot.nlu.mentions import find_all
from bot.nlu.misheard_words import spoken, understood
from bot.nlu.normal_text import NormalText, normalise
from bot.nlu.published_directory import PublishedDirectory, read_company
from bot.nlu.spans import Span, settle
from switchboard.domain.find_callee import CalleeIndex

MASKS = "masks"  # [[start, end, kind], ...] in normal text, read by SentenceClassifier
# Companies of other trades: what the classifier sees of their callers' sentences, it sees in their directory.
COMPANIES = Path(__file__).parents[1] / "data" / "nlu" / "companies"
TOLD = {"caller_name", "company", "purpose"}
MASKED = {"person", "department", "extension", "subject", "phone", "company", "caller_name", "time"}


# A featurizer as well: Rasa's recipe lets no entity extractor see the training data.
@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
)
class DirectoryEntityExtractor(Component):
    """Knows the directory that is loaded now; people, departments and topics are never trained."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
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
        as_written = []
        for example in training_data.training_examples:
            if not example.get(TEXT):
                continue
            annotated, seen = _training_spans(example, self._index_of(example))
            example.set(MASKS, _masks(annotated))
            if {(s.start, s.end) for s in annotated} != {(s.start, s.end) for s in seen}:
                twin = copy.deepcopy(example)
                twin.set(MASKS, _masks(seen))
                as_written.append(twin)
        training_data.training_examples.extend(as_written)
        # Rasa keeps its lists of examples once asked for: they would lack the new ones.
        for kept in [name for name in vars(training_data) if name.startswith("_lazy_")]:
            delattr(training_data, kept)
        return training_data

    def _index_of(self, example: Message) -> CalleeIndex:
        """Who is called: the sample company, or the one whose callers a block of phrases tells."""
        block = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
        return _another_company(block["company"]) if "company" in block else self._directory.index()


@cache
def _another_company(name: str) -> CalleeIndex:
    return CalleeIndex(read_company(COMPANIES / name))


def _masks(spans: list[Span]) -> list[list[Any]]:
    return [[span.start, span.end, span.kind] for span in spans]


def _training_spans(example: Message, index: CalleeIndex) -> tuple[list[Span], list[Span]]:
    """Spans with the annotation first, and spans as they would be found at run time."""
    normal = normalise(example.get(TEXT))
    seen = [span for span in find_all(normal.text, index) if span.kind in MASKED]
    annotated = [
        Span(_position(normal, e["start"]), _position(normal, e["end"]), e["entity"], str(e.get("value", "")))
        for e in example.get(ENTITIES, [])
        if e["entity"] in MASKED
    ]
    return settle(annotated, seen), seen


def _position(normal: NormalText, original: int) -> int:
    """The first character of the normal text that stands at or after ``original``."""
    return next((i for i, origin in enumerate(normal.origins) if origin >= original), len(normal.text))


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
