"""A question in other words than the keywords is answered by the notice that speaks of the same (E1)."""

from __future__ import annotations

import pytest

from switchboard.domain.closest_notice import closest_notice
from switchboard.domain.people import Notice

BOARD = (
    Notice("hours", "九点到五点半。", "From nine to half past five.", keywords=("几点上班", "opening hours")),
    Notice(
        "parking",
        "地下二层可以停车，前两小时免费。",
        "Park on level B2, two hours free.",
        keywords=("停车", "parking"),
    ),
    Notice(
        "checkup-prep",
        "体检前一天晚上八点后请禁食，早上可以喝少量的水。",
        "Eat nothing after eight in the evening before your health check, a little water is fine.",
        keywords=("体检", "空腹", "health check", "fasting"),
    ),
    Notice(
        "visiting",
        "病房下午三点到七点探视。",
        "Wards are open to visitors from three to seven.",
        keywords=("探视",),
    ),
)


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("体检那天早上能不能喝口水啊", "checkup-prep"),
        ("体捡那天早上能不能喝口睡啊", "checkup-prep"),  # as a recogniser may hear it
        ("is it all right to drink some water before the health check", "checkup-prep"),
        ("下午三点能去病房看人吗", "visiting"),
    ],
)
def test_words_of_the_answer_and_of_the_keywords_count_together_e1(words: str, topic: str) -> None:
    assert closest_notice(words, BOARD) == topic


@pytest.mark.parametrize("words", ["", "你们做什么的", "what do you do", "我想问一下", "可以带狗吗"])
def test_what_no_notice_speaks_of_is_not_guessed_e2(words: str) -> None:
    assert closest_notice(words, BOARD) is None


def test_an_empty_board_knows_nothing_e2() -> None:
    assert closest_notice("几点上班", ()) is None
