"""The classifier and the extractors alone, through Rasa's ``/model/parse``: intents and entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from bot.evaluation.figures import Tally
from bot.evaluation.heldout import Saying
from bot.evaluation.noise import mishear


@dataclass(frozen=True)
class Parsed:
    intent: str
    confidence: float
    entities: tuple[tuple[str, str], ...]  # (kind, what was said)


class Parser:
    """A Rasa server started with ``--enable-api``; one connection for all sentences."""

    def __init__(self, rasa_url: str) -> None:
        self._http = httpx.Client(base_url=rasa_url, timeout=20.0, trust_env=False)

    def parse(self, text: str) -> Parsed:
        answer = self._http.post("/model/parse", json={"text": text})
        answer.raise_for_status()
        found = answer.json()
        entities = tuple((e["entity"], str(e.get("surface", e["value"]))) for e in found["entities"])
        return Parsed(found["intent"]["name"], found["intent"]["confidence"], entities)

    def close(self) -> None:
        self._http.close()


def judge_intents(
    parser: Parser, sayings: Iterable[Saying], *, rate: float = 0.0, seeds: int = 1
) -> dict[str, Tally]:
    """Right intents by language."""
    tallies: dict[str, Tally] = {}
    for seed in range(seeds if rate else 1):
        for saying in sayings:
            words = mishear(saying.say, rate=rate, seed=seed) if rate else saying.say
            got = parser.parse(words).intent
            tallies.setdefault(saying.language, Tally()).count(saying.intent, got)
    return tallies


def judge_entities(parser: Parser, sayings: Iterable[Saying]) -> dict[str, Tally]:
    """Expected entities found as they were said, by language and kind (``"zh company"``)."""
    tallies: dict[str, Tally] = {}
    for saying in sayings:
        found = parser.parse(saying.say).entities if saying.entities else ()
        for kind, value in saying.entities.items():
            fits = any(k == kind and _same(v, value) for k, v in found)
            got = value if fits else next((v for k, v in found if k == kind), "nothing")
            tallies.setdefault(f"{saying.language} {kind}", Tally()).count(value, got, right=fits)
    return tallies


def _same(first: str, second: str) -> bool:
    def bare(text: str) -> str:
        return "".join(text.lower().split()).removesuffix("的")

    return bare(first) == bare(second)
