"""Runs other programs: quietly for a question, in full view for a long step."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from zongji.setup.terminal import SetupFailed, say


def answer(argv: Sequence[str | Path], *, limit_seconds: float = 60.0) -> str | None:
    """Standard output of a program that succeeds; None when it fails or is not there."""
    try:
        done = subprocess.run(
            [str(a) for a in argv], capture_output=True, text=True, timeout=limit_seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def show(argv: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> None:
    """Runs it with its progress on the terminal.

    Raises:
        SetupFailed: it exits with an error; what it printed says why.
    """
    line = [str(a) for a in argv]
    if subprocess.run(line, env={**os.environ, **(env or {})}, check=False).returncode != 0:
        raise SetupFailed(say("failed", command=" ".join(line)))
