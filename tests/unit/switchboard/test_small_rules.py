"""Ticket numbers, retries, spelled surnames, spoken digits and minutes, sounds."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from switchboard.domain.directory_changes import Change, difference
from switchboard.domain.lookup.near_sounds import near_syllables
from switchboard.domain.lookup.sounds import folded_key, key, syllables
from switchboard.domain.lookup.spoken_digits import digit_runs
from switchboard.domain.lookup.surnames import take_spelled_hints
from switchboard.domain.message_text import message_text
from switchboard.domain.messages import Message, retry_in_seconds
from switchboard.domain.people import Directory
from switchboard.domain.spoken_minutes import minutes_in
from switchboard.domain.tickets import NEXT, ticket_number
from tests.unit.switchboard.company import starcity


def test_f3_ticket_numbers_are_digits_that_can_be_said() -> None:
    assert ticket_number(date(2026, 3, 9), 7) == "260309007"
    assert ticket_number(date(2026, 3, 9), 1234) == "2603091234"


def test_f1_a_closed_ticket_can_only_be_reopened() -> None:
    assert {what for state, what in NEXT if state == "closed"} == {"reopened"}


def test_d2_retries_wait_longer_and_longer_up_to_an_hour() -> None:
    waits = [retry_in_seconds(n) for n in range(1, 12)]
    assert waits[:4] == [10, 20, 40, 80]
    assert waits[-1] == 3600
    assert retry_in_seconds(10_000) == 3600


@pytest.mark.parametrize(
    ("text", "plain", "certain"),
    [
        ("弓长张静", "张静", "张"),
        ("姓陈耳东陈", "姓陈", "陈"),
        ("立早章靖", "章靖", "章"),
        ("双木林", "林", "林"),
        ("弓长章静", "张静", "张"),  # the phrase decides, the character was misheard
        ("三点水的汪", "汪", "汪"),
        ("王玮王字旁的玮", "王玮", "玮"),
        ("王伟，伟大的伟", "王伟，", "伟"),
        ("销售部的王伟", "销售部的王伟", ""),
    ],
)
def test_b2_surnames_and_characters_are_spelled_as_people_do(text: str, plain: str, certain: str) -> None:
    assert take_spelled_hints(text) == (plain, frozenset(certain))


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("八零零一", ["8001"]),
        ("转分机8202。", ["8202"]),
        ("8 2 0 2", ["8202"]),
        ("八幺洞两", ["8102"]),
        ("eight double zero one", ["8001"]),
        ("oh no two people", []),
        ("一三八-1234-5678", ["13812345678"]),
        ("两个人", []),
    ],
)
def test_b2_extensions_are_understood_in_digits_and_words(text: str, digits: list[str]) -> None:
    assert [d for _, _, d in digit_runs(text)] == digits


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("十分钟后", 10),
        ("二十五分钟", 25),
        ("半个小时", 30),
        ("两小时", 120),
        ("in 5 minutes", 5),
        ("an hour", 60),
        ("明天", None),
    ],
)
def test_c7_minutes_are_understood(text: str, minutes: int | None) -> None:
    assert minutes_in(text) == minutes


@pytest.mark.parametrize(
    ("a", "b"),
    [("胡飞", "付辉"), ("林琳", "凌玲"), ("陈晨", "程晨"), ("龙飞", "农灰"), ("张", "臧"), ("史", "四")],
)
def test_b2_dialects_make_these_one(a: str, b: str) -> None:
    assert key(syllables(a)) != key(syllables(b))
    assert folded_key(syllables(a)) == folded_key(syllables(b))


def test_b2_near_sounds_go_both_ways() -> None:
    for syllable in ("wei", "zhang", "li", "hui"):
        for other in near_syllables(syllable):
            assert syllable in near_syllables(other)


def test_b1_a_difference_holds_only_what_differs() -> None:
    before = {"person:a": {"name": "张三", "extension": "1"}, "person:b": {"name": "李四"}}
    after = {"person:a": {"name": "张三", "extension": "2"}, "person:c": {"name": "王五"}}
    assert difference(before, after) == (
        Change("change", "person:a", {"extension": "1"}, {"extension": "2"}),
        Change("remove", "person:b", before={"name": "李四"}),
        Change("add", "person:c", after={"name": "王五"}),
    )


def test_the_directory_survives_its_json_and_a_newer_one_is_understood() -> None:
    text = starcity().to_json()
    assert Directory.from_json(text) == starcity()
    assert Directory.from_json(text.replace('"mobile":', '"shoe_size":')).person("p018") is not None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_d1_a_message_reads_well_and_says_that_a_machine_took_it(language: str) -> None:
    at = datetime(2026, 3, 9, 10, 30, tzinfo=timezone.utc)
    message = Message("m1", "CA1", "person:p018", "陈明", "", "13812345678", "请回电", language, at)
    title, body = message_text(message, "销售部王伟经理")
    assert "陈明" in title
    assert "13812345678" in body
    assert ("单位" in body, "Company" in body) == (False, False), "what was not said is not there"
    assert ("智能总机" if language == "zh" else "virtual receptionist") in body
