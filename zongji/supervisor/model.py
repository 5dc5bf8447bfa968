"""The trained bot that belongs to the present dialogue files."""

from __future__ import annotations

from pathlib import Path

from zongji.supervisor.services import Missing


def trained_model() -> Path:
    """
    Raises:
        Missing: not trained yet.
    """
    from bot.train import model_path

    path = model_path()
    if not path.exists():
        raise Missing("the bot is not trained: run `make train`")
    return path
