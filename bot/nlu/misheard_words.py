"""Rasa component, the first of all: puts what was probably said in place of what was heard."""

from __future__ import annotations

import json
from pathlib import Path

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import LearntComponent
from bot.nlu.misheard.general_language import general_language
from bot.nlu.misheard.language_model import LanguageModel
from bot.nlu.misheard.mend import NUMBER, Mender, units_of
from bot.nlu.normal_text import NormalText, normalise, replaced
from bot.nlu.published_directory import PublishedDirectory
from bot.nlu.sentence_units import SIGNS

UNDERSTOOD = "understood"  # NormalText: what all later components read
UNDERSTOOD_TEXT = "understood_text"  # the same words, for the actions
_STORED = "language_model.json"
_LABELS = {
    **{kind: SIGNS[kind] for kind in ("person", "department", "company", "caller_name")},
    "extension": NUMBER,
    "phone": NUMBER,
}


def understood(message: Message) -> NormalText:
    """The words of a message; in training, where nothing is misheard, as they are written."""
    mended = message.get(UNDERSTOOD)
    return mended if mended is not None else normalise(message.get(TEXT))


def spoken(message: Message) -> bool:
    """Heard by a recogniser, not typed."""
    return bool((message.get("metadata") or {}).get("channel") == "voice")


# A featurizer to Rasa: its recipe lets no other kind see the training data before the tokenizer.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MisheardWords(LearntComponent):
    """Learns how callers talk from the training phrases, names as kinds; knows the names loaded now."""

    def __init__(self, storage: ModelStorage, resource: Resource, context: ExecutionContext) -> None:
        super().__init__(storage, resource, context)
        self._mender: Mender | None = None

    def learn(self, examples: list[Message], folder: Path) -> None:
        model = LanguageModel.of([_sentence(example) for example in examples], *general_language())
        (folder / _STORED).write_text(json.dumps(model.to_json(), ensure_ascii=False), encoding="utf-8")

    def restore(self, folder: Path) -> None:
        model = LanguageModel.from_json(json.loads((folder / _STORED).read_text(encoding="utf-8")))
        directory = PublishedDirectory.shared()
        self._mender = Mender(model, lambda: directory.index().names)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Training phrases are written, not heard."""
        return training_data

    def read(self, message: Message) -> None:
        text = message.get(TEXT)
        if str(text).startswith("/") or self._mender is None:
            return
        heard = normalise(text)
        said = replaced(heard, self._mender.mend(heard.text, only_one=not spoken(message)))
        message.set(UNDERSTOOD, said)
        message.set(UNDERSTOOD_TEXT, said.text, add_to_output=True)


def _sentence(example: Message) -> list[str]:
    """The units of a training phrase; its names only as kinds, digits as a number."""
    original, units, at = str(example.get(TEXT)), [], 0
    named = [e for e in example.get(ENTITIES) or [] if e["entity"] in _LABELS]
    for entity in sorted(named, key=lambda e: int(e["start"])):
        units += _words(original[at : entity["start"]])
        units.append(_LABELS[entity["entity"]])
        at = entity["end"]
    return units + _words(original[at:])


def _words(text: str) -> list[str]:
    return [NUMBER if unit.word.isdigit() else unit.word for unit in units_of(normalise(text).text)]
