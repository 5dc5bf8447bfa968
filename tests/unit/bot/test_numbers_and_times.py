"""Numbers and times in a sentence."""

from __future__ import annotations

import pytest

from bot.nlu.normal_text import normalise
from bot.nlu.numbers import find_numbers
from bot.nlu.times import find_times


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("我的电话是13812345678。", "phone", "13812345678"),
        ("转分机8202", "extension", "8202"),
        ("my number is 5551234", "phone", "5551234"),
        ("extension 8400", "extension", "8400"),
    ],
)
def test_numbers_are_telephones_or_extensions(said: str, kind: str, value: str) -> None:
    assert [(s.kind, s.value) for s in find_numbers(said)] == [(kind, value)]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("请她明天上午给我回电话。", "明天上午"),
        ("下午三点以后", "下午三点以后"),
        ("call me back tomorrow morning", "tomorrow morning"),
        ("十分钟后", "十分钟后"),
        ("周一上午九点到十一点之间打来", "周一上午九点到十一点之间"),
        ("下个月五号过来", "下个月五号"),
        ("国庆节以后再说", "国庆节以后"),
        ("今天下班之前", "今天下班之前"),
        ("any time after three", "any time after three"),
        ("end of next week", "end of next week"),
        ("quarter to one give or take", "quarter to one"),
        ("between ten and noon on Friday please", "between ten and noon on Friday"),
        ("could he ring at 4:30 pm", "4:30 pm"),
        ("in about twenty minutes", "in about twenty minutes"),
        ("the 3rd of May around lunchtime", "the 3rd of May around lunchtime"),
    ],
)
def test_times_are_kept_as_said(said: str, kept: str) -> None:
    assert [span.value for span in find_times(said)] == [kept]


@pytest.mark.parametrize(
    "said", ["大声一点", "晚上好", "标间一晚上多少钱", "that's the one", "three people", "good evening"]
)
def test_what_only_sounds_like_a_time_is_none(said: str) -> None:
    assert not find_times(said)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("extension eight four hundred please", "extension 8400 please"),
        ("ext eighty-one oh two", "ext 8102"),
        ("extension eighty two zero one", "extension 8201"),
        ("extension eight thousand", "extension 8000"),
        ("extension eighty fifteen", "extension 8015"),
        ("about eight hundred people", "about eight hundred people"),
        ("at eight thirty", "at eight thirty"),
    ],
)
def test_an_extension_may_be_said_in_hundreds_and_tens(said: str, written: str) -> None:
    assert normalise(said).text == written


def test_a_room_is_no_extension() -> None:
    assert not find_numbers("get them to ring flat 2206")
    assert not find_numbers("我住八栋1203")
