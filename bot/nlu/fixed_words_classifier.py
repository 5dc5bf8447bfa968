"""Rasa component: settles fixed words, and drops guesses of the classifier that cannot be meant."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import Component
from bot.nlu.directory_entities import MASKS
from bot.nlu.fixed_words import fixed_meaning
from bot.nlu.misheard_words import understood
from bot.nlu.plausible import plausibility

OVERRULED = 0.1
_NOTHING_ELSE = re.compile(
    r"^[\s，,。.！!？?、~～…的吧]*(?:please|谢谢|thanks)?[\s，,。.！!？?、]*$", re.IGNORECASE
)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class FixedWords(Component):
    """Yes, no, cancel, a human, repeat and bare answers (a name or a number alone is ``inform``)."""

    def read(self, message: Message) -> None:
        if str(message.get(TEXT)).startswith("/"):
            return
        text = understood(message).text
        masks = message.get(MASKS) or []
        meaning = fixed_meaning(text) or _bare_answer(text, masks)
        if meaning:
            _settle(message, {"name": meaning, "confidence": 1.0})
        else:
            _weigh(message, text, {kind for _, _, kind in masks})


def _settle(message: Message, settled: dict[str, Any]) -> None:
    # The classifier may be as sure of something else: settled is settled, no fallback may call it a tie.
    others = [
        {**guess, "confidence": guess["confidence"] * OVERRULED}
        for guess in message.get(INTENT_RANKING_KEY) or []
        if guess["name"] != settled["name"]
    ]
    message.set(INTENT, settled, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [settled, *others], add_to_output=True)


def _weigh(message: Message, text: str, kinds: set[str]) -> None:
    """Guesses that can hardly be meant lose their weight to the others."""
    ranking = message.get(INTENT_RANKING_KEY) or []
    factors = {guess["name"]: plausibility(guess["name"], text, kinds) for guess in ranking}
    weighed = [{**guess, "confidence": guess["confidence"] * factors[guess["name"]]} for guess in ranking]
    left = sum(guess["confidence"] for guess in weighed)
    if not weighed or left <= 0:
        return
    # Who was not sure of anything stays unsure.
    share = sum(guess["confidence"] for guess in ranking) / left
    for guess in weighed:
        guess["confidence"] *= share
    weighed.sort(key=lambda guess: -guess["confidence"])
    message.set(INTENT, weighed[0], add_to_output=True)
    message.set(INTENT_RANKING_KEY, weighed, add_to_output=True)


def _bare_answer(text: str, masks: list[list[Any]]) -> str | None:
    """「销售部的王伟」, "8202", 「13812345678」: what it is for depends on the question asked, not on
    the words.
    """
    rest = list(text)
    for start, end, _ in masks:
        rest[start:end] = " " * (end - start)
    left = "".join(rest)
    if masks and _NOTHING_ELSE.match(left):
        return "inform"
    return "inform" if re.fullmatch(r"[\s\d，,。.\-+]*\d[\s\d，,。.\-+]*", left) else None
