"""What the bot took a sentence for, heard on the telephone: intent and entities, before any action."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import httpx

from bot.client import Bot, BotDown
from bot.evaluation.at_once import at_once
from bot.evaluation.figures import Tally
from bot.evaluation.heldout import Saying
from bot.evaluation.noise import mishear


@dataclass(frozen=True)
class Parsed:
    intent: str
    confidence: float
    entities: tuple[tuple[str, str], ...]  # (kind, what was said)


class Parser:
    """A Rasa server started with ``--enable-api``.

    Rasa's ``/model/parse`` takes no metadata, so it would read every sentence as typed; here each is said in
    a call of its own, and what was understood is read from the conversation."""

    def __init__(self, rasa_url: str) -> None:
        self._bot = Bot(rasa_url, timeout_seconds=20)
        self._http = httpx.AsyncClient(base_url=rasa_url, timeout=20.0, trust_env=False)

    async def parse(self, words: str, language: str) -> Parsed:
        conversation = f"EV{uuid.uuid4().hex}"
        try:
            await self._bot.say(conversation, words, language=language, channel="voice")
        except BotDown:
            return Parsed("no_answer", 0.0, ())
        answer = await self._http.get(
            f"/conversations/{conversation}/tracker", params={"include_events": "NONE"}
        )
        answer.raise_for_status()
        return read_message(answer.json()["latest_message"])

    async def aclose(self) -> None:
        await self._bot.aclose()
        await self._http.aclose()


def read_message(message: dict) -> Parsed:
    """Rasa's ``latest_message``; entities as they were said, without what only we add."""
    entities = tuple((e["entity"], str(e.get("surface", e["value"]))) for e in message["entities"])
    return Parsed(message["intent"]["name"], message["intent"]["confidence"], entities)


async def judge_intents(parser: Parser, sayings: Iterable[Saying], *, rate: float = 0.0) -> dict[str, Tally]:
    """Right intents by language, of those sentences whose intent is known."""
    known = [saying for saying in sayings if saying.intent]

    async def heard(saying: Saying) -> Parsed:
        words = mishear(saying.say, rate=rate, seed=0) if rate else saying.say
        return await parser.parse(words, saying.language)

    tallies: dict[str, Tally] = {}
    for saying, parsed in zip(known, await at_once(known, heard), strict=True):
        tallies.setdefault(saying.language, Tally()).count(saying.intent or "", parsed.intent)
    return tallies


async def judge_entities(parser: Parser, sayings: Iterable[Saying]) -> dict[str, Tally]:
    """Expected entities found as they were said, by language and kind (``"zh company"``)."""
    known = [saying for saying in sayings if saying.entities]
    parsed = await at_once(known, lambda saying: parser.parse(saying.say, saying.language))
    tallies: dict[str, Tally] = {}
    for saying, found in zip(known, parsed, strict=True):
        count_entities(tallies, saying, found)
    return dict(sorted(tallies.items(), key=lambda tally: (tally[0][:2] != "zh", tally[0])))


def count_entities(tallies: dict[str, Tally], saying: Saying, found: Parsed) -> None:
    for kind, value in saying.entities.items():
        fits = any(k == kind and _same(v, value) for k, v in found.entities)
        got = value if fits else next((v for k, v in found.entities if k == kind), "nothing")
        tallies.setdefault(f"{saying.language} {kind}", Tally()).count(value, got, right=fits)


def _same(first: str, second: str) -> bool:
    def bare(text: str) -> str:
        return "".join(str(text).lower().split()).removesuffix("的")

    return bare(first) == bare(second)
