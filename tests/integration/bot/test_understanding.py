"""The figures of ``docs/understanding.md`` must not fall (issue 3): intents of sentences not trained on."""

from __future__ import annotations

import pytest

from bot.evaluation.heldout import also_in_training, load_sayings
from bot.evaluation.parsing import Parser, judge_intents
from bot.evaluation.phrases import load_phrases, wording
from bot.evaluation.thresholds import below
from tests.integration.bot.running_bot import RunningBot

HELD_OUT = ("first_turn", "fresh_turn", "answers")


def test_no_held_out_sentence_is_a_training_phrase() -> None:
    training = {wording(phrase.text) for phrase in load_phrases()}
    assert [words for name in HELD_OUT for words in also_in_training(load_sayings(name), training)] == []


@pytest.mark.parametrize(("noise", "rate"), [("clean", 0.0), ("misheard 10 %", 0.1)])
def test_unseen_sentences_are_understood_as_well_as_before(
    running_bot: RunningBot, noise: str, rate: float
) -> None:
    parser = Parser(running_bot.rasa_url)
    sayings = [saying for name in HELD_OUT for saying in load_sayings(name)]
    try:
        tallies = judge_intents(parser, sayings, rate=rate)
    finally:
        parser.close()
    shares = {f"intent, {language}, {noise}": tally.share for language, tally in tallies.items()}
    assert below(shares) == []
