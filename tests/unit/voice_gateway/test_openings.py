"""A greeting is not a turn."""

from __future__ import annotations

import pytest

from voice_gateway.openings import goes_on_after

OPENINGS = ["你好。", "您好，", "喂？", "喂，你好。", "Hello?", "Hello, hi.", "Excuse me.", "那个", "张"]
ANSWERS = ["是的。", "对。", "不用了。", "好", "No.", "Yes, please.", "8202", "八二", "财务部。", "谢谢。"]


@pytest.mark.parametrize("text", OPENINGS)
def test_after_a_greeting_or_a_filler_the_caller_goes_on(text: str) -> None:
    assert goes_on_after(text)


@pytest.mark.parametrize("text", ANSWERS)
def test_after_an_answer_the_caller_does_not(text: str) -> None:
    assert not goes_on_after(text)
