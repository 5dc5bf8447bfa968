"""Words that nobody said."""

from __future__ import annotations

import pytest

from speech.ports import Transcript
from voice_gateway.hearing import is_sure_of_language
from voice_gateway.inventions import is_echo, why_not_said


def heard(
    text: str, *, no_speech: float = 0.1, log_probability: float = -0.3, sure: float = 0.9
) -> Transcript:
    return Transcript(text, "zh", sure, no_speech, log_probability)


@pytest.mark.parametrize("text", ["你好，请帮我转财务部。", "8202", "Yes.", "好的", "谢谢，再见。"])
def test_what_callers_say_is_believed(text: str) -> None:
    assert why_not_said(heard(text), speech_seconds=2.0) is None


@pytest.mark.parametrize("text", ["", "。", "谢谢观看", "请订阅我的频道", "Thanks for watching!"])
def test_what_whisper_learned_from_subtitles_is_not(text: str) -> None:
    assert why_not_said(heard(text), speech_seconds=2.0) is not None


def test_improbable_words_over_silence_are_not_believed() -> None:
    assert why_not_said(heard("你好", no_speech=0.9, log_probability=-1.4), speech_seconds=1.0)


def test_nobody_says_thirty_words_in_a_second() -> None:
    assert why_not_said(heard("一二三四五六七八九十" * 3), speech_seconds=1.0) == "too_fast"


def test_our_own_sentence_heard_back_is_an_echo_and_a_short_answer_is_not() -> None:
    ours = "您好，星城集团，请问有什么可以帮您？"
    assert is_echo("星城集团请问有什么可以帮您", being_said=ours)
    assert not is_echo("帮我转财务部的李经理", being_said=ours)
    assert not is_echo("您好", being_said=ours)
    assert not is_echo("星城集团请问有什么可以帮您", being_said="")


def test_digits_and_single_sounds_do_not_change_the_language() -> None:
    assert not is_sure_of_language(heard("8202"))
    assert not is_sure_of_language(heard("嗯"))
    assert not is_sure_of_language(heard("你好世界", sure=0.55))
    assert is_sure_of_language(heard("请转财务部"))
