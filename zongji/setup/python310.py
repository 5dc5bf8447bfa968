"""Rasa runs on Python 3.10 alone: finds one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from zongji.setup.commands import answer, show
from zongji.setup.terminal import SetupFailed, say, step


def find_python310(uv: Path) -> Path:
    """On PATH, among pyenv's versions, among uv's own; else uv fetches it.

    Raises:
        SetupFailed: there is none and it cannot be fetched.
    """
    found = next(_working(_candidates(uv)), None)
    if found:
        return found
    with step("python310"):
        try:
            show([uv, "python", "install", "3.10"])
        except SetupFailed as error:
            raise SetupFailed(say("no_python310")) from error
    fetched = answer([uv, "python", "find", "--no-project", "3.10"])
    if not fetched:
        raise SetupFailed(say("no_python310"))
    return Path(fetched)


def _candidates(uv: Path) -> Iterator[str]:
    yield "python3.10"
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for version in sorted((pyenv / "versions").glob("3.10.*"), reverse=True):
        yield str(version / "bin" / "python3.10")
    by_uv = answer([uv, "python", "find", "--no-project", "--no-python-downloads", "3.10"])
    if by_uv:
        yield by_uv


def _working(candidates: Iterator[str]) -> Iterator[Path]:
    ask = "import sys; assert sys.version_info[:2] == (3, 10); print(sys.executable)"
    for candidate in candidates:
        executable = answer([candidate, "-c", ask])
        if executable:
            yield Path(executable)
