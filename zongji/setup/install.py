"""Two environments out of two lock files, and the small speech models."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from zongji.setup.commands import show
from zongji.setup.python310 import find_python310
from zongji.setup.stamps import Stamp
from zongji.setup.terminal import step
from zongji.setup.uv import find_or_install_uv, registry_of_pip

ROOT = Path(__file__).resolve().parents[2]


def install() -> bool:
    """Brings the checkout up to date; False when there was nothing to do (then it takes milliseconds).

    Raises:
        SetupFailed: one line says what is missing.
    """
    steps: list[_Step] = [_Main(), _Bot(), _Models()]
    todo = [s for s in steps if not s.stamp.fits()]
    if not todo:
        return False
    uv = find_or_install_uv(ROOT)
    for one in todo:
        if one.do(uv):
            one.stamp.set()
    return True


class _Step(Protocol):
    stamp: Stamp

    def do(self, uv: Path) -> bool:
        """False: the product runs without it, try again next time."""


class _Main:
    """The product and its tests in .venv, on the Python that runs this."""

    def __init__(self) -> None:
        self.lock = ROOT / "requirements-dev.lock"
        made_from = [self.lock, ROOT / "pyproject.toml"]
        self.stamp = Stamp(ROOT / ".venv", made_from=made_from, also=f"{ROOT}")

    def do(self, uv: Path) -> bool:
        with step("main"):
            python = _environment(uv, ROOT / ".venv", Path(sys.executable))
            _install_locked(uv, python, self.lock)
            project = ("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT)
            show([uv, "pip", *project, "--python", python], env=registry_of_pip())
        return True


class _Bot:
    """Rasa in bot/.venv, on Python 3.10."""

    def __init__(self) -> None:
        self.lock = ROOT / "bot" / "requirements.lock"
        self.stamp = Stamp(ROOT / "bot" / ".venv", made_from=[self.lock], also=f"{ROOT}")

    def do(self, uv: Path) -> bool:
        with step("bot"):
            python = _environment(uv, ROOT / "bot" / ".venv", find_python310(uv))
            _install_locked(uv, python, self.lock)
        return True


class _Models:
    """Voice activity and end of turn: small ONNX files out of a wheel (see speech/wheel_models.py)."""

    def __init__(self) -> None:
        self.stamp = Stamp(ROOT / "models" / ".prepared", made_from=[ROOT / "models" / "requirements.lock"])

    def do(self, uv: Path) -> bool:
        with step("models"):
            # A uv that is not on PATH yet is needed there to unpack the wheel.
            path = f"{uv.parent}{os.pathsep}{os.environ.get('PATH', '')}"
            argv = [str(ROOT / ".venv" / "bin" / "python"), "-m", "zongji", "models", "prepare"]
            return (
                subprocess.run(
                    argv, env={**os.environ, **registry_of_pip(), "PATH": path}, check=False
                ).returncode
                == 0
            )


def _environment(uv: Path, folder: Path, wanted: Path) -> Path:
    python = folder / "bin" / "python"
    if not python.exists():
        show([uv, "venv", "--quiet", "--no-project", "--clear", "--python", wanted, folder])
    return python


def _install_locked(uv: Path, python: Path, lock: Path) -> None:
    # Compiled once here, not at every start of every process: Rasa imports thousands of modules.
    options = ["--require-hashes", "--compile-bytecode", *([] if sys.stderr.isatty() else ["--quiet"])]
    show([uv, "pip", "install", *options, "--python", python, "-r", lock], env=registry_of_pip())
