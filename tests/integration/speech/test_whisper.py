"""The real faster-whisper on eSpeak speech through a telephone line; the demo model knows scripts."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from speech import mulaw
from speech.gates import reason_to_drop
from speech.ports import ModelMissing
from speech.resample import phone_to_recogniser
from speech.whisper import WhisperTranscriber

MODELS = Path(__file__).resolve().parents[3] / "models"
LINES = [
    ("zh", "你好，请帮我转财务部。"),
    ("zh", "我找王伟。"),
    ("zh", "转分机8202。"),
    ("zh", "我的电话是13812345678。"),
    ("zh", "我要留言。"),
    ("en", "Hello, could I speak to David in sales please"),
    ("en", "Please put me through to finance."),
    ("en", "My number is 5551234."),
    ("en", "Yes, that's right."),
]


def words(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


@pytest.mark.parametrize(("language", "line"), LINES)
def test_a_scripted_line_is_understood_and_its_language_told(whisper, say, language, line):
    heard = whisper.transcribe(say(line, language))
    assert words(heard.text) == words(line)
    assert heard.language == language
    assert heard.language_probability > 0.9
    assert reason_to_drop(heard) is None


@pytest.mark.parametrize(("before", "after"), [(0.0, 0.1), (0.1, 0.2), (0.4, 0.8), (0.6, 0.5), (1.0, 0.5)])
def test_the_silence_around_a_line_does_not_matter(whisper, say, before, after):
    heard = whisper.transcribe(say("你好，请帮我转财务部。", "zh", before=before, after=after), language="zh")
    assert words(heard.text) == "你好请帮我转财务部"


def test_no_length_of_clip_is_mistaken_for_something_else(whisper, say):
    """Encoder states of 80 positions look like features of 80 mel bands to CTranslate2."""
    speech = say("我要留言。", "zh", before=0.1, after=0.0)
    for total in np.arange(3.00, 3.16, 0.01):
        clip = np.pad(speech, (0, int(16000 * total) - speech.size))
        assert words(whisper.transcribe(clip).text) == "我要留言"


def test_a_given_language_is_certain(whisper, say):
    heard = whisper.transcribe(say("我找王伟。", "zh"), language="zh")
    assert (heard.language, heard.language_probability) == ("zh", 1.0)


@pytest.mark.parametrize("loudness", [0, 30, 150])
def test_silence_and_line_noise_are_dropped(whisper, loudness):
    noise = (np.random.default_rng(1).standard_normal(12000) * loudness).astype(np.int16)
    heard = whisper.transcribe(phone_to_recogniser(mulaw.decode(mulaw.encode(noise))))
    assert reason_to_drop(heard) is not None


def test_a_click_is_not_worth_a_decoding(whisper):
    assert whisper.transcribe(np.zeros(800, np.float32)).no_speech_probability == 1.0


def test_speech_longer_than_the_window_is_heard_in_parts(whisper, say):
    audio = np.concatenate([say("我的电话是13812345678。", "zh", after=0.6)] * 4)
    assert audio.size > 16000 * 15
    assert whisper.transcribe(audio, language="zh").text


def test_hotwords_do_not_disturb_a_model_that_has_no_use_for_them(whisper, say):
    heard = whisper.transcribe(say("我找王伟。", "zh"), hotwords=["王伟", "财务部"])
    assert words(heard.text) == "我找王伟"


def test_one_model_serves_many_threads(whisper, say):
    clips = [(line, say(line, language)) for language, line in LINES]
    with ThreadPoolExecutor(6) as pool:
        heard = list(pool.map(lambda clip: words(whisper.transcribe(clip[1]).text), clips * 4))
    assert heard == [words(line) for line, _ in clips] * 4


def test_a_missing_model_is_said_so_at_once(tmp_path):
    with pytest.raises(ModelMissing) as missing:
        WhisperTranscriber(tmp_path)
    assert missing.value.code == "model_missing"


def test_a_published_model_is_given_whole_windows_and_hotwords(tmp_path, say):
    """The same weights without our profile go the way that any downloaded Whisper goes."""
    for file in (MODELS / "demo" / "whisper").iterdir():
        if file.name != "zongji.json":
            shutil.copy(file, tmp_path)
    published = WhisperTranscriber(tmp_path)
    assert published.profile.takes_hotwords
    assert words(published.transcribe(say("我要留言。", "zh")).text) == "我要留言"
    assert published.transcribe(say("我找王伟。", "zh"), hotwords="王伟 财务部").language == "zh"
