"""How a sentence is cut, and what weights of features make of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.nlu.linear_model import FAMILIAR, LinearModel
from bot.nlu.sentence_units import cut


def test_names_are_seen_only_by_their_kind() -> None:
    assert cut("请转王伟", [(2, 4, "person")]) == ["请", "转", "xxperson"]
    assert cut("could I speak to David", [(17, 22, "person")]) == ["could", "i", "speak", "to", "xxperson"]


def test_what_a_call_is_about_is_part_of_the_sentence_as_well() -> None:
    assert cut("问发票", [(1, 3, "subject")]) == ["问", "xxsubject", "发", "票"]


def test_digits_are_numbers_and_punctuation_is_nothing() -> None:
    assert cut("call 8202, please!", []) == ["call", "xxnumber", "please"]
    assert cut("…", []) == ["xxnothing"]


def model() -> LinearModel:
    weights = np.array([[2.0, 0.0], [0.0, 2.0]], dtype=np.float16)
    return LinearModel(["connect", "goodbye"], ["w:转", "w:再"], weights, np.zeros(2, dtype=np.float32))


def test_the_likeliest_intent_comes_first_and_shares_make_one() -> None:
    guesses = model().guess({"w:再"})
    assert guesses[0][0] == "goodbye"
    assert abs(sum(share for _, share in guesses) - 1) < 1e-6


def test_words_that_nobody_says_are_told_from_a_sentence_a4() -> None:
    assert model().known({"w:再", "w:咕", "w:噜"}) < FAMILIAR <= model().known({"w:再"})


def test_a_stored_model_guesses_the_same(tmp_path: Path) -> None:
    model().save(tmp_path)
    assert LinearModel.load(tmp_path).guess({"w:转"}) == model().guess({"w:转"})
