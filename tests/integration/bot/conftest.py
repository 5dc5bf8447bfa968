"""One warm bot for the whole session; each test has a conversation of its own."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.client import Bot, Reply
from switchboard.domain.call_events import CallEvent
from tests.integration.bot.running_bot import RunningBot


@pytest.fixture(scope="session")
def running_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    running = RunningBot(tmp_path_factory.mktemp("bot"))
    try:
        running.start()
        yield running
    finally:
        running.stop()


class Caller:
    """Speaks and reports events; remembers every word that was answered."""

    def __init__(self, bot: Bot, *, channel: str, number: str) -> None:
        self.id = f"CA{uuid.uuid4().hex}"
        self.heard: list[str] = []
        self._bot = bot
        self._channel = channel
        self._number = number

    async def says(self, text: str, *, language: str | None = None) -> Reply:
        reply = await self._bot.say(
            self.id, text, language=language, channel=self._channel, caller_number=self._number
        )
        self.heard += reply.texts
        return reply

    async def meets(self, event: CallEvent, **fields: str) -> Reply:
        reply = await self._bot.tell(
            self.id, event, channel=self._channel, caller_number=self._number, **fields
        )
        self.heard += reply.texts
        return reply


class Exchange:
    """Where callers come from: ``exchange.caller()``."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    def caller(self, *, channel: str = "voice", number: str = "+8613900001111") -> Caller:
        return Caller(self.bot, channel=channel, number=number)


@pytest.fixture
async def exchange(running_bot: RunningBot) -> AsyncIterator[Exchange]:
    bot = Bot(running_bot.rasa_url, timeout_seconds=20)
    yield Exchange(bot)
    await bot.aclose()
