"""Silero, shared by all calls: the 8 kHz model where it has been fetched, and the stand-in."""

from pathlib import Path

import numpy as np
import pytest

from speech.vad import FRAME, SileroVad, WideSileroVad, load_vad
from speech.wheel_models import SILERO

PATH = Path(__file__).resolve().parents[3] / "models" / SILERO
needs_model = pytest.mark.skipif(not PATH.is_file(), reason="zongji models prepare has not been run")
SILENCE = np.zeros(8000, np.int16)


@pytest.fixture(scope="module", params=[pytest.param("phone", marks=needs_model), "stand-in"])
def vad(request):
    return load_vad(PATH) if request.param == "phone" else WideSileroVad()


@pytest.fixture(scope="module")
def line(espeak):
    return np.concatenate([SILENCE, espeak.speak("你好，请帮我转财务部。", language="zh"), SILENCE])


def test_speech_is_told_from_silence(vad, line):
    chances = np.array(vad.open_stream().feed(line))
    assert len(chances) == line.size // FRAME
    assert chances[:28].max() < 0.3
    assert np.mean(chances[40:-40] > 0.5) > 0.7
    assert chances[-20:].max() < 0.3


def test_line_noise_is_no_speech(vad):
    noise = np.random.default_rng(2).normal(0, 300, 16000).astype(np.int16)
    assert max(vad.open_stream().feed(noise)) < 0.5


def test_frames_of_20_ms_give_the_same_as_the_whole(vad, line):
    stream = vad.open_stream()
    piecewise = [chance for i in range(0, line.size, 160) for chance in stream.feed(line[i : i + 160])]
    assert piecewise == pytest.approx(vad.open_stream().feed(line), abs=1e-4)


def test_a_batch_of_calls_hears_what_each_would_alone(vad, line):
    lines = [line, SILENCE, line[3000:9000], np.zeros(10, np.int16)]
    alone = [vad.open_stream().feed(audio) for audio in lines]
    streams = [vad.open_stream() for _ in lines]
    together = vad.feed_many(list(zip(streams, lines, strict=True)))
    assert [len(found) for found in together] == [len(found) for found in alone]
    for found, expected in zip(together, alone, strict=True):
        assert found == pytest.approx(expected, abs=1e-4)


def test_a_reset_stream_remembers_nothing(vad, line):
    stream = vad.open_stream()
    stream.feed(line[:12345])
    stream.reset()
    assert stream.feed(line) == pytest.approx(vad.open_stream().feed(line), abs=1e-4)


def test_without_the_fetched_model_the_stand_in_is_taken(tmp_path):
    assert isinstance(load_vad(tmp_path / "none.onnx"), WideSileroVad)


@needs_model
def test_the_fetched_model_is_taken_when_it_is_there():
    assert isinstance(load_vad(PATH), SileroVad)
