"""Sentences and conversations kept out of training, with what must come of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.evaluation.phrases import wording

FOLDER = Path(__file__).parent / "heldout"


@dataclass(frozen=True)
class Saying:
    say: str
    language: str
    intent: str
    goal: str | None = None  # None: an answer, whose goal depends on the question
    target: str | None = None  # None: not judged
    entities: dict[str, str] = field(default_factory=dict, hash=False)


def load_sayings(name: str) -> list[Saying]:
    """``name``: first_turn or answers."""
    rows = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))["sayings"]
    return [Saying(**row) for row in rows]


def load_conversations(folder: Path = FOLDER / "conversations") -> list[dict[str, Any]]:
    """Every scripted conversation, in the order of the files; ``conversations.py`` tells their form."""
    return [
        conversation
        for path in sorted(folder.glob("*.yml"))
        for conversation in yaml.safe_load(path.read_text(encoding="utf-8"))["conversations"]
    ]


def also_in_training(sayings: list[Saying], training: set[str]) -> list[str]:
    """Held-out sentences whose words are training phrases: they would measure memory."""
    return [
        saying.say for saying in sayings if len(wording(saying.say)) > 2 and wording(saying.say) in training
    ]
