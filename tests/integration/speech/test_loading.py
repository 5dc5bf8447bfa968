"""speech.load chooses what is there and says plainly what runs."""

from dataclasses import dataclass
from pathlib import Path

import pytest

import speech
from speech.ports import ModelMissing

MODELS = Path(__file__).resolve().parents[3] / "models"


@dataclass(frozen=True)
class Settings:
    data_dir: Path
    models_dir: Path = MODELS
    whisper_model: str = "demo"
    piper_voice_zh: str = ""
    piper_voice_en: str = ""
    speech_workers: int = 2


def test_the_demo_recogniser_is_called_what_it_is(tmp_path):
    loaded = speech.load(Settings(tmp_path))
    assert loaded.describe()["recogniser"].startswith("demo recogniser: understands scripted callers only")
    assert loaded.scripted_callers_only
    assert loaded.workers == 2


def test_a_prompt_goes_through_the_chosen_voices_and_is_kept(tmp_path):
    loaded = speech.load(Settings(tmp_path, piper_voice_zh="demo"))
    assert "demo (Piper)" in loaded.describe()["voice"]
    for language, text in (("zh", "请稍等。"), ("en", "One moment, please.")):
        assert len(loaded.prompts.get(text, language=language)) > 4000
    assert len(list((tmp_path / "prompts").rglob("*.ulaw"))) == 2


def test_in_an_empty_models_folder_the_stand_ins_run(tmp_path):
    described = speech.load(Settings(tmp_path, models_dir=tmp_path / "none")).describe()
    assert described["voice_activity"] == "Silero, 16 kHz (stand-in)"
    assert described["end_of_turn"] == "rule on the words (stand-in)"
    assert described["voice"] == "zh: eSpeak NG, en: eSpeak NG"


@pytest.mark.parametrize("wrong", [{"whisper_model": "large-v9"}, {"piper_voice_en": "en_GB-nobody-low"}])
def test_a_configured_model_that_is_not_there_is_an_error_not_a_surprise(tmp_path, wrong):
    with pytest.raises(ModelMissing):
        speech.load(Settings(tmp_path, **wrong))
