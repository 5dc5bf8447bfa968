"""Two small models travel inside the pipecat-ai wheel; they are taken out of it and the rest is thrown away.

The wheel comes from the package registry like every dependency, its hash in ``models/requirements.lock``,
but none of its own dependencies do, and nothing of it is installed.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from speech.ports import SpeechError

SMART_TURN = Path("smart-turn") / "smart-turn-v3.2-cpu.onnx"
SILERO = Path("silero") / "silero_vad.onnx"
_IN_WHEEL = {
    SMART_TURN: "pipecat/audio/turn/smart_turn/data/smart-turn-v3.2-cpu.onnx",
    SILERO: "pipecat/audio/vad/data/silero_vad.onnx",
}
_LICENSE = "pipecat_ai-*.dist-info/licenses/LICENSE"
_LOCK = Path(__file__).resolve().parent.parent / "models" / "requirements.lock"
_LIMIT_SECONDS = 300


class PrepareFailed(SpeechError):
    """The wheel could not be fetched; the product runs on with its stand-ins."""

    code = "prepare_failed"


def prepare(
    models_dir: Path, on_progress: Callable[[str, int, int], None] | None = None, *, lock: Path = _LOCK
) -> list[Path]:
    """Puts Smart Turn and Silero into the models folder; at once when they are there already.

    Uses uv or pip, whichever there is, with their caches, so it works offline after the first time.
    Raises PrepareFailed with one line; callers may go on without.
    """
    targets = [models_dir / name for name in _IN_WHEEL]
    if all(target.is_file() for target in targets):
        return targets
    if on_progress:
        on_progress("pipecat-ai wheel", 0, 1)
    models_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=models_dir, prefix=".wheel-") as scratch:
        _install_wheel(Path(scratch), lock)
        for name, inside in _IN_WHEEL.items():
            (models_dir / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(scratch) / inside).replace(models_dir / name)
        for found in Path(scratch).glob(_LICENSE):
            shutil.copy(found, (models_dir / SMART_TURN).parent / "LICENSE")
    if on_progress:
        on_progress("pipecat-ai wheel", 1, 1)
    return targets


def _install_wheel(target: Path, lock: Path) -> None:
    command = [
        *_installer(),
        "--quiet",
        "--no-deps",
        "--require-hashes",
        "--target",
        str(target),
        "-r",
        str(lock),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LIMIT_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrepareFailed(
            f"the wheel with the turn models could not be fetched: {type(error).__name__}"
        ) from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1].strip()
        raise PrepareFailed(f"the wheel with the turn models could not be fetched: {last}")


def _installer() -> list[str]:
    """uv beside this Python or on PATH, else pip of this Python."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--python", sys.executable]
    if importlib.util.find_spec("uv"):
        return [sys.executable, "-m", "uv", "pip", "install", "--python", sys.executable]
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
    raise PrepareFailed("the wheel with the turn models could not be fetched: neither uv nor pip is here")
