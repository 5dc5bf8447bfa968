"""The real PiperVoice on the small hand-made voice."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from speech.piper import PiperSpeaker
from speech.ports import ModelMissing

VOICE = Path(__file__).resolve().parents[3] / "models" / "demo" / "piper" / "demo.onnx"


@pytest.fixture(scope="module")
def piper():
    return PiperSpeaker(VOICE, language="zh")


def test_each_sentence_is_one_piece_of_telephone_audio(piper):
    parts = list(piper.synthesize("您好，星城集团。请问有什么可以帮您？", language="zh"))
    assert len(parts) == 2
    for part in parts:
        assert part.dtype == np.int16
        assert 0.5 < part.size / 8000 < 10
        assert 10000 < np.abs(part).max() <= 32767


def test_the_first_sentence_is_there_before_the_second_is_made(piper):
    sentences = piper.synthesize("好的。" + "请稍等，" * 200 + "谢谢。", language="zh")
    first = next(sentences)
    assert first.size < 8000 * 3


def test_numbers_are_spelled_before_piper_reads_them(piper):
    spelled = np.concatenate(list(piper.synthesize("转分机八零零幺。", language="zh")))
    digits = np.concatenate(list(piper.synthesize("转分机8001。", language="zh")))
    assert np.array_equal(spelled, digits)


def test_threads_share_the_voice(piper):
    text = "您好，请问有什么可以帮您？"
    expected = np.concatenate(list(piper.synthesize(text, language="zh")))
    with ThreadPoolExecutor(4) as pool:
        spoken = list(
            pool.map(lambda _: np.concatenate(list(piper.synthesize(text, language="zh"))), range(12))
        )
    assert all(np.array_equal(audio, expected) for audio in spoken)


def test_a_missing_voice_is_said_so_at_once(tmp_path):
    with pytest.raises(ModelMissing):
        PiperSpeaker(tmp_path / "none.onnx", language="zh")
