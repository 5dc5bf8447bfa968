"""The gateway's own words exist in both languages, and the consult says who and why (C1, C5)."""

from __future__ import annotations

import re

import pytest

from switchboard.domain.people import Directory, Person, Rank
from tests.unit.voice_gateway.people import person
from voice_gateway.consult import Question, addressed
from voice_gateway.prompts import FIXED, prompt
from voice_gateway.standby import PROMPT_AFTER, goal_of, target_of_keys


@pytest.mark.parametrize("name", FIXED)
def test_every_prompt_is_chinese_in_chinese_and_english_in_english(name: str) -> None:
    assert re.search(r"[一-鿿]", prompt(name, "zh"))
    assert not re.search(r"[一-鿿]", prompt(name, "en"))
    assert prompt(name, "fr") == prompt(name, "zh")


def test_whatever_ends_a_connection_without_the_bot_has_words() -> None:
    assert set(PROMPT_AFTER.values()) <= set(FIXED)


def test_the_general_manager_is_asked_tactfully() -> None:
    """C5's own example."""
    question = Question("zh", "张总", "陈明", "华东建材", "合同的事", screened=True)
    assert "".join(question.sentences()) == (
        "张总您好，这里是总机，华东建材的陈明来电，事由是合同的事。请问您要接听吗？"
    )


def test_a_caller_without_a_name_is_announced_all_the_same() -> None:
    assert Question("zh", "", "", "", "", screened=False).sentences()[0] == "您好，这里是总机，一位客人来电。"
    english = Question("en", "David", "John Smith", "Blue Sky Logistics", "a contract", screened=False)
    assert english.sentences()[0] == (
        "Hello David, this is the switchboard. "
        "I have John Smith from Blue Sky Logistics on the line about a contract."
    )


def test_a_callee_is_addressed_by_title_where_the_directory_has_one() -> None:
    boss = person("p1", "张敬之", aliases=("张总", "老张"), rank=Rank.GENERAL_MANAGER)
    directory = Directory((boss, person("p2", "王伟", name_en="David Wang")), ())
    assert addressed(directory, "person:p1", "zh") == "张总"
    assert addressed(directory, "person:p2", "zh") == ""
    assert addressed(directory, "person:p2", "en") == "David Wang"
    assert addressed(directory, "department:finance", "zh") == ""


def test_zero_is_the_operator_and_other_keys_are_extensions() -> None:
    who: Person = person("p2", "王伟", extension="8202")
    directory = Directory((who,), ())
    assert target_of_keys("0", directory) == "operator"
    assert target_of_keys("8202", directory) == "person:p2"
    assert target_of_keys("9999", directory) is None
    assert goal_of("operator").goal == "operator"
    assert goal_of("person:p2").goal == "connect"
