"""What was probably said where something else was heard (issue 3: understood although misheard; A2, B2)."""

from __future__ import annotations

import pytest

from bot.nlu.misheard.language_model import LanguageModel
from bot.nlu.misheard.mend import Mender, units_of
from bot.nlu.normal_text import normalise, replaced
from tests.unit.bot.conversation import sample_index

CALLERS = [
    "找 xxperson 接 电 话",
    "请 帮 我 转 接 xxperson",
    "帮 我 转 xxdepartment",
    "给 xxperson 留 言",
    "我 姓 xxcaller 要 留 言",
    "put me through to xxperson please",
    "i am looking for xxperson",
    "the number is 0",
]
GENERAL = {character: 50.0 for character in "找请帮我转接给留言电话姓要刘房子的" if character.strip()}


@pytest.fixture(scope="module")
def mender() -> Mender:
    sentences = [line.split() for line in CALLERS * 3]
    model = LanguageModel.of(sentences, {**GENERAL, "moan": 3.0}, {("电", "话"): 90.0})
    return Mender(model, lambda: sample_index().names)


def mended(mender: Mender, heard: str, *, typed: bool = False) -> str:
    return replaced(normalise(heard), mender.mend(normalise(heard).text, only_one=typed)).text


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("照朱文博借电话", "找朱文博接电话"),
        ("请邦我转接贮文博", "请帮我转接朱文博"),
        ("帮我转财物部", "帮我转财务部"),
        ("putt me thrugh to Wendy please", "put me through to Wendy please"),
        ("i am loking for wendi", "i am looking for wendy"),
    ],
)
def test_a_misheard_word_is_read_as_what_callers_say(mender: Mender, heard: str, said: str) -> None:
    assert mended(mender, heard).lower() == said.lower()


@pytest.mark.parametrize(
    "said",
    ["请帮我转接朱文博", "我姓柏要留言", "我姓尉迟要留言", "i am looking for R&D", "could Ms Feng call"],
)
def test_what_may_well_have_been_said_stays(mender: Mender, said: str) -> None:
    assert mended(mender, said) == said


def test_typed_names_that_sound_like_several_people_are_left_alone(mender: Mender) -> None:
    assert mended(mender, "帮我转接王尾", typed=True) == "帮我转接王尾"


def test_places_in_the_mended_text_point_into_what_was_heard() -> None:
    heard = normalise("putt me thrugh")
    said = replaced(heard, [(0, 4, "put"), (8, 14, "through")])
    start = said.text.index("through")
    assert said.text == "put me through"
    assert heard.text[slice(*said.original_span(start, len(said.text)))] == "thrugh"


def test_a_language_model_is_the_same_after_it_was_stored() -> None:
    model = LanguageModel.of([line.split() for line in CALLERS], GENERAL, {("电", "话"): 90.0})
    again = LanguageModel.from_json(model.to_json())
    assert again.log_probability("<", "找", "xxperson") == model.log_probability("<", "找", "xxperson")
    assert again.log_probability("接", "电", "话") == pytest.approx(model.log_probability("接", "电", "话"))


def test_the_ends_of_words_and_spelt_letters_are_sure() -> None:
    sure = {unit.word for unit in units_of("my number's 14th at R&D") if unit.sure}
    assert {"s", "th", "r", "d"} <= sure
