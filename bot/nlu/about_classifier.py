"""Rasa component: what a sentence is about: which notice answers it, whose matter it is."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.concepts import Concepts
from bot.nlu.sentence_features import matter_features_of
from bot.nlu.sentence_model import SentenceModel, units_of
from bot.nlu.sentence_units import cut
from bot.nlu.spelling import Speller
from switchboard.domain.lookup.matters import matters

ABOUT = "about"  # [[label, share], ...], the likeliest first
LEAST = 0.003
TOPICS, MATTERS = "ask_info", "connect"  # the intents whose phrases tell what they are about
NONE = "none"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AboutClassifier(SentenceModel):
    """Learns from phrases whose block says what they are about, and from the words of the matters.

    A label is ``ask_info/<topic>``, ``connect/<matter>`` or ``none``. Nothing of a company is learnt: which
    department has the matter, and whether its notice board has the topic, the actions know."""

    passes = 5  # of so many labels each learns from few sentences: more passes only make it surer

    def rows(self, examples: list[Message]) -> list[tuple[list[str], str]]:
        rows = [
            (units_of(example), _label(example))
            for example in examples
            if example.get(INTENT) in (TOPICS, MATTERS)
        ]
        taught = {label for _, label in rows}
        for matter in matters().values():
            label = f"{MATTERS}/{matter.name}"
            rows += [(cut(word, ()), label) for word in sorted(matter.said) if label in taught]
        return rows

    def features(self, units: list[str], concepts: Concepts, speller: Speller) -> set[str]:
        return matter_features_of(units, concepts, speller)

    def take(self, message: Message, guesses: list[tuple[str, float]], *, familiar: bool) -> None:
        found = [
            [label, round(share, 3)]
            for label, share in guesses
            if familiar and share >= LEAST  # 「hjkl yuio」 is about nothing
        ]
        message.set(ABOUT, found, add_to_output=True)


def _label(example: Message) -> str:
    block = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return f"{example.get(INTENT)}/{block['about']}" if "about" in block else NONE
