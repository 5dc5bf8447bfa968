"""Which model runs is decided by what is configured and what is there."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from speech.models import installed, voice_path, whisper_folder


@dataclass(frozen=True)
class Chosen:
    models_dir: Path
    whisper_model: str = ""
    piper_voice_zh: str = ""
    piper_voice_en: str = ""


def put_whisper(models: Path, name: str, size: int) -> Path:
    folder = models / "whisper" / name
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"x" * size)
    return folder


def test_without_downloads_the_demo_recogniser_runs(tmp_path):
    folder = whisper_folder(Chosen(tmp_path))
    assert folder.parts[-2:] == ("demo", "whisper")
    assert (folder / "model.bin").is_file()


def test_a_downloaded_recogniser_is_preferred_and_the_largest_wins(tmp_path):
    put_whisper(tmp_path, "tiny", 10)
    small = put_whisper(tmp_path, "small", 20)
    assert whisper_folder(Chosen(tmp_path)) == small


def test_the_demo_can_be_demanded(tmp_path):
    put_whisper(tmp_path, "small", 20)
    assert whisper_folder(Chosen(tmp_path, whisper_model="demo")).name == "whisper"


def test_a_configured_name_or_folder_is_taken(tmp_path):
    tiny = put_whisper(tmp_path, "tiny", 10)
    assert whisper_folder(Chosen(tmp_path, whisper_model="tiny")) == tiny
    assert whisper_folder(Chosen(tmp_path, whisper_model=str(tiny))) == tiny


@pytest.mark.parametrize(
    ("name", "tail"),
    [
        ("", "piper/zh_CN-huayan-medium.onnx"),
        ("zh_CN-other-low", "piper/zh_CN-other-low.onnx"),
        ("demo", "demo/piper/demo.onnx"),
    ],
)
def test_a_voice_is_found_by_its_name(tmp_path, name, tail):
    assert voice_path(Chosen(tmp_path, piper_voice_zh=name), "zh").as_posix().endswith(tail)


def test_the_list_says_what_is_missing(tmp_path):
    rows = {row.name: row for row in installed(Chosen(tmp_path))}
    assert not rows["whisper/small"].present
    assert rows["demo/whisper"].present
    assert not rows["demo/whisper"].real
