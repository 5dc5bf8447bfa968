"""The synonyms that stand in for a pretrained model (issue 3, "know the directory, learn the sentence")."""

from __future__ import annotations

import pytest

from bot.nlu.concepts import Concepts, load_concepts, units_of
from bot.nlu.sentence_features import features_of, meanings_of
from bot.nlu.spelling import Speller


def meanings(text: str) -> set[str]:
    return set(meanings_of(units_of(text), load_concepts()))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("让他给我回个电话", "call_back"),
        ("could you have him call me back", "call_back"),
        ("麻烦捎个话", "tell_him"),
        ("我要投诉", "complain"),
        ("put me through please", "transfer"),
        ("calling about my invoice", "purpose"),
    ],
)
def test_other_words_for_one_wish_are_one_concept(text: str, concept: str) -> None:
    assert concept in meanings(text)


@pytest.mark.parametrize(("misheard", "concept"), [("我要偷诉", "complain"), ("请回店话", "call_back")])
def test_a_misheard_word_is_known_by_its_sound(misheard: str, concept: str) -> None:
    assert concept in meanings(misheard)


def test_a_word_that_sounds_the_same_in_both_characters_is_another_word() -> None:
    assert "products" not in meanings("再见")  # 在建


def test_what_lies_inside_a_longer_word_does_not_count() -> None:
    concepts = Concepts(["short: 电话 | call", "long: 回电话 | call back"])
    assert [found.concept for found in concepts.find(units_of("请回电话"))] == ["long"]
    assert [found.concept for found in concepts.find(units_of("please call back"))] == ["long"]


def test_a_gap_may_hold_up_to_three_words() -> None:
    concepts = Concepts(["through: | put * through"])
    assert concepts.find(units_of("put my old friend through"))
    assert not concepts.find(units_of("put it down and walk all the way through"))


def test_names_keep_their_place_among_the_concepts() -> None:
    assert meanings_of(["xxperson", "在", "吗"], load_concepts())[0] == "xxperson"


def test_spelling_is_mended_only_in_unknown_words() -> None:
    speller = Speller(["message", "finance"])
    assert speller.correct("mesage") == "message"
    assert speller.correct("finance") == "finance"
    assert speller.correct("to") == "to"


def test_features_say_how_a_sentence_sounds_and_what_it_means() -> None:
    features = features_of(["转", "xxdepartment"], load_concepts(), Speller([]))
    assert {"s:zhuan xxdepartment", "c:xxdepartment"} <= set(features)
