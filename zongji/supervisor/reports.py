"""What the supervisor tells whoever watches it: the terminal, a test, a log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

What = Literal["starting", "working", "ready", "died", "restarting", "stopping", "stopped", "failed", "note"]


@dataclass(frozen=True)
class Report:
    """``name`` is a process ("rasa") or a preparation ("train"); ``seconds``: how long it took."""

    what: What
    name: str
    seconds: float | None = None
    detail: str = ""


Reporter = Callable[[Report], None]


def say_nothing(_: Report) -> None:
    """A reporter for those who do not watch."""
