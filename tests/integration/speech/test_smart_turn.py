"""Smart Turn v3.2 on its own features."""

from pathlib import Path

import numpy as np
import pytest

from speech.end_of_turn import SmartTurn, TurnRule, load_end_of_turn
from speech.wheel_models import SMART_TURN

PATH = Path(__file__).resolve().parents[3] / "models" / SMART_TURN
needs_model = pytest.mark.skipif(not PATH.is_file(), reason="zongji models prepare has not been run")


@pytest.fixture(scope="module")
def turn():
    return SmartTurn(PATH, trust=0.3)


@needs_model
@pytest.mark.parametrize("seconds", [0.3, 3.0, 8.0, 20.0])
def test_any_length_of_audio_gets_a_probability(turn, seconds):
    noise = np.random.default_rng(0).standard_normal(int(16000 * seconds)).astype(np.float32) * 0.01
    assert 0.0 <= turn.probability(noise) <= 1.0


@needs_model
def test_only_the_last_eight_seconds_count(turn, say):
    recent = np.concatenate([np.zeros(16000 * 8, np.float32), say("请帮我转财务部。", "zh")])[-16000 * 8 :]
    longer = np.concatenate([say("我找王伟。", "zh"), np.zeros(16000 * 9, np.float32), recent])
    assert turn.probability(longer) == pytest.approx(turn.probability(recent), abs=1e-4)


@needs_model
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "你好，请帮我转财务部。"),
        ("zh", "我找王伟。"),
        ("en", "Hello, could I speak to David in sales please"),
        ("en", "Please put me through to finance."),
    ],
)
def test_ear_and_words_together_close_a_finished_turn(turn, say, language, said):
    assert turn.probability(say(said, language, after=0.2), text=said) >= 0.5


@needs_model
@pytest.mark.parametrize(
    ("language", "said"), [("zh", "我找"), ("en", "My number is"), ("en", "I'd like to")]
)
def test_ear_and_words_together_wait_for_the_rest(turn, say, language, said):
    assert turn.probability(say(said, language, after=0.2), text=said) < 0.5


def test_without_the_model_the_rule_stands_in(tmp_path):
    assert isinstance(load_end_of_turn(tmp_path / "none.onnx"), TurnRule)
