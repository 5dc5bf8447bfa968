"""What must be true before the processes start: tables, a directory, a trained bot."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from switchboard.settings import Settings
from zongji import environment


@dataclass(frozen=True)
class Preparation:
    """A command that runs to its end; a non-zero exit stops the start."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str]
    limit_seconds: float


def preparations(settings: Settings) -> list[Preparation]:
    """All may run side by side, once Redis is up."""
    env = environment.for_children(settings)
    return [
        Preparation("data", (sys.executable, "-m", "zongji", "prepare"), env, limit_seconds=120.0),
        # Trains only when the content hash of the bot's files has no model yet.
        Preparation("train", (sys.executable, "-m", "bot.train"), env, limit_seconds=900.0),
    ]
