"""Rasa component: overrules the classifier where the meaning of the words is settled."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.directory_entities import MASKS
from bot.nlu.fixed_words import fixed_meaning
from bot.nlu.normal_text import normalise

_NOTHING_ELSE = re.compile(
    r"^[\s，,。.！!？?、~～…的吧]*(?:please|谢谢|thanks)?[\s，,。.！!？?、]*$", re.IGNORECASE
)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class FixedWords(GraphComponent):
    """Yes, no, cancel, a human, repeat and bare answers (a name or a number alone is ``inform``)."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FixedWords:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if not message.get(TEXT) or str(message.get(TEXT)).startswith("/"):
                continue
            meaning = fixed_meaning(message.get(TEXT)) or self._bare_answer(message)
            if meaning:
                settled = {"name": meaning, "confidence": 1.0}
                others = [i for i in message.get(INTENT_RANKING_KEY) or [] if i["name"] != meaning]
                message.set(INTENT, settled, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [settled, *others], add_to_output=True)
        return messages

    @staticmethod
    def _bare_answer(message: Message) -> str | None:
        """「销售部的王伟」, "8202", 「13812345678」: what it is for depends on the question asked, not on the words."""
        masks = message.get(MASKS) or []
        rest = list(normalise(message.get(TEXT)).text)
        for start, end, _ in masks:
            rest[start:end] = " " * (end - start)
        left = "".join(rest)
        if masks and _NOTHING_ELSE.match(left):
            return "inform"
        return "inform" if re.fullmatch(r"[\s\d，,。.\-+]*\d[\s\d，,。.\-+]*", left) else None
