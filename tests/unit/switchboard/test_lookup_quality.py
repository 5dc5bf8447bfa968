"""Over 1,000 people with many homophones: the right person or the right question, clean and misheard."""

from __future__ import annotations

import time

from benchmarks.directory_lookup import quality, quality_in_sentences
from benchmarks.generated_directory import generate
from switchboard.domain.find_callee import CalleeIndex


def test_clean_words_find_the_right_person_or_ask_the_right_question_in_99_percent() -> None:
    shares = quality(1000, noise=0.0, phonetic=True)
    assert shares["right"] + shares["asked"] >= 0.99
    assert shares["wrong"] < 0.005


def test_misheard_words_do_so_in_97_percent_and_mislead_in_under_half_a_percent() -> None:
    shares = quality(1000, noise=0.2, phonetic=True)
    assert shares["right"] + shares["asked"] >= 0.97
    assert shares["wrong"] < 0.005


def test_typed_words_do_so_in_99_percent() -> None:
    shares = quality(1000, noise=0.0, phonetic=False)
    assert shares["right"] + shares["asked"] >= 0.99
    assert shares["wrong"] < 0.005


def test_no_search_scans_the_directory() -> None:
    """A bound far above what it takes (see benchmarks), far below what a scan of 20,000 would take."""
    directory = generate(20_000, seed=7)
    index = CalleeIndex(directory)
    phrases = [
        "王先生",
        "小王",
        "张晓雨",
        "宛若游龙",
        "北京财务部的李明",
        "no such person",
        "找一下那个上海的陈工",
    ]
    for phrase in phrases:
        index.find(phrase, phonetic=True)
        started = time.thread_time()
        index.find(phrase, phonetic=True)
        index.spot(f"你好麻烦帮我转接一下{phrase}谢谢")
        assert time.thread_time() - started < 0.05


def test_b3_misheard_sentences_find_who_is_named_or_ask_and_mislead_in_under_half_a_percent() -> None:
    shares = quality_in_sentences(1000, noise=0.2)
    assert shares["zh"]["right"] + shares["zh"]["asked"] >= 0.97
    assert shares["en"]["right"] + shares["en"]["asked"] >= 0.93
    assert shares["zh"]["wrong"] < 0.005
    assert shares["en"]["wrong"] < 0.005
