"""Sentences and conversations kept out of training, with what must come of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.evaluation.phrases import wording

FOLDER = Path(__file__).parent / "heldout"
OTHER_COMPANY = FOLDER / "other_company"
DEVELOPMENT = ("first_turn", "answers")
# Their writers saw neither phrases nor mistakes. Nobody reads them, and nothing prints their sentences.
BLIND = ("blind/first_turn_zh", "blind/first_turn_en")
BLIND_TOO = ("blind/second_zh", "blind/second_en")  # by the same kind of writers as the newest phrases
SEALED = (*BLIND, *BLIND_TOO, "other_company/turns")


@dataclass(frozen=True)
class Saying:
    say: str = field(repr=False)  # a failing test shows what it was given: never a sealed sentence
    language: str
    intent: str | None = None  # None: sealed sets and entities.yml know goals or entities only
    goal: str | None = None  # None: an answer, whose goal depends on the question
    target: str | None = None  # None: not judged
    entities: dict[str, str] = field(default_factory=dict, hash=False)


def load_sayings(name: str) -> list[Saying]:
    """``name``: the file below ``heldout/`` without its ending, e.g. first_turn or blind/first_turn_zh."""
    rows = yaml.load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["sayings"]
    return [Saying(**row) for row in rows]


def load_conversations(folder: Path = FOLDER / "conversations") -> list[dict[str, Any]]:
    """Every scripted conversation, in the order of the files; ``conversations.py`` tells their form."""
    return [
        conversation
        for path in sorted(folder.glob("*.yml"))
        for conversation in yaml.safe_load(path.read_text(encoding="utf-8"))["conversations"]
    ]


def unseen(sayings: list[Saying], training: Collection[str]) -> list[Saying]:
    """Without those whose words are training phrases, by chance or not: they would measure memory."""
    seen = set(also_in_training(sayings, training))
    return [saying for saying in sayings if saying.say not in seen]


def also_in_training(sayings: list[Saying], training: Collection[str]) -> list[str]:
    """Held-out sentences whose words are training phrases: they would measure memory."""
    return [
        saying.say for saying in sayings if len(wording(saying.say)) > 2 and wording(saying.say) in training
    ]
