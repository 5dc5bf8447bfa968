"""Training phrases as they lie in ``bot/data/nlu``, with their entities and without them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import opencc
import yaml

TRAINING_FOLDER = Path(__file__).parents[1] / "data" / "nlu"

# [王伟](person) or [王伟]{"entity": "person", "role": "not"}
_ANNOTATION = re.compile(r'\[([^\]]+)\](?:\((\w+)\)|\{"entity": "(\w+)"(?:, "role": "(\w+)")?\})')
_HAN = re.compile(r"[㐀-鿿]")
_KINDS = {
    # Whom the caller wants, said by name, by department or by number: the wording around it is the same.
    "person": "甲",
    "department": "甲",
    "extension": "甲",
    "subject": "乙",
    "phone": "丙",
    "company": "丁",
    "time": "戊",
    "caller_name": "己",
}


@dataclass(frozen=True)
class Entity:
    """``start`` and ``end`` count characters of the plain text."""

    kind: str
    value: str
    start: int
    end: int
    role: str = ""


@dataclass(frozen=True)
class Phrase:
    text: str
    intent: str
    language: str  # "zh" for anything with Chinese characters in it, code-switching too
    entities: tuple[Entity, ...] = ()

    @property
    def masked(self) -> str:
        """The wording alone: one sign for each entity, simplified characters, no punctuation, lower case."""
        return mask(self.text, self.entities)


def language_of(text: str) -> str:
    return "zh" if _HAN.search(text) else "en"


def parse(annotated: str) -> tuple[str, tuple[Entity, ...]]:
    """Rasa's inline notation -> plain text and entities."""
    text, entities, last = "", [], 0
    for found in _ANNOTATION.finditer(annotated):
        text += annotated[last : found.start()]
        value, kind = found[1], found[2] or found[3]
        entities.append(Entity(kind, value, len(text), len(text) + len(value), found[4] or ""))
        text += value
        last = found.end()
    return text + annotated[last:], tuple(entities)


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def wording(text: str) -> str:
    """Simplified, lower case, without punctuation; English words stay apart by one space."""
    simple = _simplifier().convert(text).lower().replace("'", "")
    words = re.sub(r"[\W_]+", " ", simple).strip()
    return re.sub(r"(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])", "", words)


def mask(text: str, entities: tuple[Entity, ...]) -> str:
    for entity in sorted(entities, key=lambda e: -e.start):
        text = text[: entity.start] + _KINDS.get(entity.kind, "庚") + text[entity.end :]
    return wording(text)


@cache
def training_wordings() -> frozenset[str]:
    """What is trained, word for word."""
    return frozenset(wording(phrase.text) for phrase in load_phrases())


def load_phrases(folder: Path = TRAINING_FOLDER) -> list[Phrase]:
    """Every example of every NLU file in ``folder``; the order is that of the files."""
    phrases = []
    for path in sorted(folder.rglob("*.yml")):
        for block in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).get("nlu", []):
            for line in block.get("examples", "").splitlines() if "intent" in block else ():
                text, entities = parse(line.removeprefix("-").strip())
                # The placeholder for digits may be all there is: 8202 is said in both languages.
                language = "en" if path.stem.endswith("_en") else language_of(text)
                phrases.append(Phrase(text, block["intent"], language, entities))
    return phrases
