"""Rasa component: which language a sentence is in; silent on what is in neither (digits, a name, "OK")."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import Component
from bot.nlu.directory_entities import MASKS
from bot.nlu.language import language_of
from bot.nlu.misheard_words import understood


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class LanguageDetector(Component):
    """Adds the entity ``language`` (zh or en), which fills the slot of that name; no entity leaves
    the slot alone.
    """

    def read(self, message: Message) -> None:
        text = understood(message).text
        language = language_of(text, [(start, end) for start, end, _ in message.get(MASKS) or []])
        if language:
            found = {
                "entity": "language",
                "value": language,
                "start": 0,
                "end": len(message.get(TEXT)),
                "extractor": self._name,
            }
            message.set(ENTITIES, [*message.get(ENTITIES, []), found], add_to_output=True)
