"""Honest splits and repeatable mishearing (issue 3, "measured honestly")."""

from __future__ import annotations

import pytest

from bot.evaluation.near_duplicates import claimed_twice, distinct
from bot.evaluation.noise import mishear
from bot.evaluation.phrases import Phrase, load_phrases, parse
from bot.evaluation.phrasing_groups import group_phrases


def phrase(annotated: str, intent: str = "connect", language: str = "zh") -> Phrase:
    text, entities = parse(annotated)
    return Phrase(text, intent, language, entities)


def test_entities_are_read_with_their_places_and_roles() -> None:
    text, entities = parse('不是[销售]{"entity": "department", "role": "not"}，是[王伟](person)')
    assert text == "不是销售，是王伟"
    assert [(e.kind, e.value, e.role, text[e.start : e.end]) for e in entities] == [
        ("department", "销售", "not", "销售"),
        ("person", "王伟", "", "王伟"),
    ]


def test_another_name_in_the_same_words_is_a_near_duplicate() -> None:
    counts, pairs = distinct([phrase("帮我转[王伟](person)"), phrase("請幫我轉一下[張靜](person)。")])
    assert counts["connect", "zh"] == 1
    assert len(pairs) == 1


def test_other_words_are_another_phrasing() -> None:
    counts, _ = distinct([phrase("帮我转[王伟](person)"), phrase("[王伟](person)在不在")])
    assert counts["connect", "zh"] == 2


def test_phrases_that_are_alike_stay_on_one_side_of_a_split() -> None:
    groups = group_phrases(
        [phrase("我想找[王伟](person)聊聊合同"), phrase("我想找[张静](person)聊聊工程"), phrase("几点下班")]
    )
    assert groups[0] == groups[1] != groups[2]


def test_the_same_words_under_two_intents_are_reported() -> None:
    assert claimed_twice([phrase("好的", "affirm"), phrase("好的", "thanks")])


def test_every_training_phrase_can_be_read() -> None:
    phrases = load_phrases()
    assert len(phrases) > 6000
    assert not [p.text for p in phrases if "[" in p.text or "](" in p.text]


@pytest.mark.parametrize("text", ["请帮我转财务部，分机8202", "could you put me through to finance"])
def test_mishearing_is_repeatable_and_keeps_digits(text: str) -> None:
    heard = [mishear(text, rate=0.2, seed=3) for _ in range(2)]
    assert heard[0] == heard[1]
    assert ("8202" in heard[0]) == ("8202" in text)
    assert mishear(text, rate=0.0, seed=3) == text


def test_chinese_is_misheard_as_homophones() -> None:
    heard = mishear("请帮我转财务部", rate=1.0, seed=1)
    assert len(heard) == 7
    assert heard != "请帮我转财务部"
