"""The figures of ``docs/understanding.md`` must not fall (issue 3); ``make eval`` measures all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.client import Bot
from bot.evaluation.figures import Figures
from bot.evaluation.heldout import DEVELOPMENT, also_in_training, load_sayings
from bot.evaluation.measure import measure_conversations
from bot.evaluation.phrases import training_wordings
from bot.evaluation.thresholds import below
from bot.evaluation.turn_sets import TurnSet, blind, development, measure_turns
from switchboard.domain.messages import Message
from tests.integration.bot.running_bot import RunningBot

# Hundreds of calls, beside other tests on two cores.
pytestmark = pytest.mark.timeout(300)

SLICE = 8  # every eighth sentence: the whole sets are for `make eval`


def test_no_sentence_of_the_development_set_is_a_training_phrase() -> None:
    training = training_wordings()
    assert [words for name in DEVELOPMENT for words in also_in_training(load_sayings(name), training)] == []


async def fallen(running_bot: RunningBot, turns: TurnSet) -> list[str]:
    figures, bot = Figures(), Bot(running_bot.rasa_url, timeout_seconds=20)
    try:
        await measure_turns(figures, bot, turns, lambda words: None)
    finally:
        await bot.aclose()
    return below(figures.shares)


async def test_unseen_first_sentences_are_understood_as_well_as_before(running_bot: RunningBot) -> None:
    assert await fallen(running_bot, replace(development(), noises=("clean",))) == []


@pytest.mark.parametrize("turns", [development(), blind()], ids=["development", "blind"])
async def test_misheard_and_sealed_sentences_are_understood_as_well_as_before(
    running_bot: RunningBot, turns: TurnSet
) -> None:
    # Fewer sentences vary more: the slice has thresholds of its own.
    some = replace(
        turns, title=f"{turns.title}, slice", sayings=turns.sayings[::SLICE], noises=("misheard 10 %",)
    )
    assert await fallen(running_bot, some) == []


async def test_scripted_conversations_succeed_as_often_as_before(running_bot: RunningBot) -> None:
    def stored(call_id: str) -> Message | None:
        return next(iter(running_bot.switchboard.messages.list(call_id=call_id)), None)

    figures, bot = Figures(), Bot(running_bot.rasa_url, timeout_seconds=20)
    try:
        await measure_conversations(figures, bot, stored)
    finally:
        await bot.aclose()
    assert below(figures.shares) == []
