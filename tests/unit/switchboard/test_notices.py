"""E1: enquiries are answered from the notice board."""

from __future__ import annotations

from datetime import date

import pytest

from switchboard.domain.notice_topics import find_topic, topics_of_groups
from switchboard.domain.people import Notice
from tests.unit.switchboard.company import starcity_notices

ASKED = {
    "hours": (
        "你们几点下班？",
        "你们周末上班吗",
        "What are your hours?",
        "Are you open on Saturday",
        "你們幾點下班",
    ),
    "address": ("公司的地址在哪里？", "你们公司在哪", "Where are you located?", "地质在哪"),
    "directions": ("怎么去你们公司", "坐几号线", "how do I get there"),
    "parking": ("停车场在哪里？", "停车要钱吗", "Is there parking?", "where do I park"),
    "fax": ("传真号多少", "what's your fax number"),
    "website": ("官网是什么", "your web address please"),
    "products": ("有什么楼盘在卖", "你们有哪些产品"),
    "sales-office": ("售楼处几点开门", "售楼处周末开吗", "what time does the sales office close"),
}


@pytest.mark.parametrize(
    ("text", "topic"), [(text, topic) for topic, texts in ASKED.items() for text in texts]
)
def test_e1_a_question_finds_its_topic(text: str, topic: str) -> None:
    assert find_topic(text, starcity_notices()) == topic


@pytest.mark.parametrize("text", ["今天天气怎么样", "我找王伟", "", "I want to talk to David", "a facsimile"])
def test_e1_other_words_find_no_topic(text: str) -> None:
    assert find_topic(text, starcity_notices()) is None


def test_e1_two_topics_that_fit_equally_are_not_decided_between() -> None:
    board = (Notice("a", "甲", keywords=("展会",)), Notice("b", "乙", keywords=("促销",)))
    assert find_topic("展会促销", board) is None


def test_e1_a_notice_is_shown_from_its_first_to_its_last_day() -> None:
    notice = Notice("expo", "展会在三号馆。", starts=date(2026, 3, 1), ends=date(2026, 3, 3))
    assert [notice.shown_on(date(2026, 3, d)) for d in (1, 3, 4)] == [True, True, False]
    assert not notice.shown_on(date(2026, 2, 28))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("访客停澈怎么收费", "parking"),
        ("想问问贵公司的详细缔址", "address"),
        ("售漏处礼拜天几点关", "sales-office"),
        ("五一你们上不上办", "hours"),
        ("which fax shuold it be", "fax"),
        ("could I have your postal adduess", "address"),
        ("where have you parked", "parking"),
        ("is your wbsite up", "website"),
    ],
)
def test_e1_a_misheard_question_finds_its_topic(text: str, topic: str) -> None:
    assert find_topic(text, starcity_notices()) == topic


def test_e1_the_keyword_that_tells_most_wins() -> None:
    board = (
        Notice("hours", "九点", keywords=("几点开门", "what time do you open")),
        Notice("shop", "八点", keywords=("商店*几点", "shop*open")),
    )
    assert find_topic("你们几点开门", board) == "hours"
    assert find_topic("商店那边几点开门", board) == "shop"
    assert find_topic("what time do you open", board) == "hours"
    assert find_topic("what time do you open the gift shop", board) == "hours", (
        "the order of its parts counts"
    )
    assert find_topic("the gift shop when does it open", board) == "shop"


@pytest.mark.parametrize("text", ["能听见吗", "an hour ago", "买条裤子", "thanks for your time"])
def test_e1_what_only_resembles_a_keyword_finds_no_topic(text: str) -> None:
    assert find_topic(text, starcity_notices()) is None


def test_what_a_question_is_about_is_known_on_a_board_that_calls_it_otherwise() -> None:
    board = (
        Notice("opening", "九点到五点。", keywords=("营业时间", "几点开门")),
        Notice("car-park", "北门停车。", keywords=("停车*哪", "parking", "停车场")),
        Notice("canteen", "十一点开饭。", keywords=("食堂", "几点开门")),
    )
    found = topics_of_groups(board)
    assert found["hours"] == "opening"
    assert found["parking"] == "car-park"
    assert "fax" not in found
    assert topics_of_groups(starcity_notices())["hours"] == "hours"
