import numpy as np
import pytest

from speech.end_of_turn import TurnRule, judge_words, weigh

SILENCE = np.zeros(16000, np.float32)


@pytest.mark.parametrize(
    "text", ["我找", "我的电话是", "嗯", "你好，", "Could I speak to", "My number is", "um"]
)
def test_an_unfinished_phrase_keeps_the_turn_open(text):
    assert TurnRule().probability(SILENCE, text=text) < 0.5
    assert weigh(0.99, text) < 0.5


@pytest.mark.parametrize("text", ["我找王伟。", "好的", "Yes, please.", "finance"])
def test_a_finished_phrase_closes_it(text):
    assert TurnRule().probability(SILENCE, text=text) >= 0.5
    assert weigh(0.4, text) >= 0.5


def test_without_words_the_ear_alone_decides():
    assert weigh(0.37, "") == 0.37
    assert judge_words("") == 0.5
