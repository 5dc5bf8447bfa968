"""A gateway on loopback with everything real around it but the bot: lab, speech, SQLite, Redis."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

from bot.client import BotDown, Reply
from phone_lab.server import LabServer
from speech import Speech
from switchboard.bootstrap import Switchboard
from switchboard.domain.call_events import CallEvent
from switchboard.domain.calls import CallRecord
from switchboard.domain.commands import Command
from switchboard.domain.outcome import Outcome
from switchboard.settings import Settings
from tests.integration.served import Served
from voice_gateway.app import create_router
from voice_gateway.gateway import Gateway
from voice_gateway.timing import Timing

GREETING = "您好，请问找谁？"


def reply(*texts: str, command: Command | None = None, language: str = "zh", **outcome: str) -> Reply:
    return Reply(texts, command, Outcome(**outcome), language)


Heard = tuple[str, str, dict[str, str]]  # call id, words or "/event", fields


@dataclass
class ScriptedBot:
    """Stands in for the bot's client. ``answer`` gives the reply to words or to ``/event_name``."""

    answer: Callable[[str, str], Reply] = lambda call, text: reply("好的。")
    is_down: bool = False
    delay_seconds: float = 0.0
    heard: list[Heard] = field(default_factory=list)
    most_at_once: int = 0
    _under_way: dict[str, int] = field(default_factory=dict)

    async def say(
        self, conversation_id: str, text: str, *, language: str | None, channel: str, caller_number: str = ""
    ) -> Reply:
        return await self._turn(conversation_id, text, {"language": language or ""})

    async def tell(self, conversation_id: str, event: CallEvent, **fields: str) -> Reply:
        return await self._turn(conversation_id, f"/{event.value}", fields)

    async def is_ready(self) -> bool:
        return not self.is_down

    async def _turn(self, call: str, text: str, fields: dict[str, str]) -> Reply:
        if self.is_down:
            raise BotDown("scripted")
        self.heard.append((call, text, fields))
        self._under_way[call] = self._under_way.get(call, 0) + 1
        self.most_at_once = max(self.most_at_once, self._under_way[call])
        try:
            await asyncio.sleep(self.delay_seconds)
            return self.answer(call, text)
        finally:
            self._under_way[call] -= 1

    def heard_of(self, call: str) -> list[str]:
        return [text for each, text, _ in self.heard if each == call]


@asynccontextmanager
async def _started(gateway: Gateway) -> AsyncIterator[None]:
    await gateway.start()
    try:
        yield
    finally:
        await gateway.stop()


@dataclass
class World:
    settings: Settings
    switchboard: Switchboard
    speech: Speech
    lab: LabServer
    timing: Timing
    bot: ScriptedBot = field(default_factory=ScriptedBot)
    served: Served | None = None
    _gateway: Gateway | None = None

    @property
    def gateway(self) -> Gateway:
        assert self._gateway is not None
        return self._gateway

    def start_gateway(self) -> None:
        self._gateway = gateway = Gateway.build(
            self.settings,
            self.switchboard,
            self.bot,
            self.speech,
            timing=self.timing,  # type: ignore[arg-type]
        )
        app = FastAPI()
        app.include_router(create_router(gateway))
        self.served = Served(app, port=self.settings.port, around=_started(gateway))
        self.served.start()

    def stop_gateway(self) -> None:
        if self.served is not None:
            self.served.stop()
            self.served = None

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """In the gateway's own event loop."""
        assert self.served is not None
        return self.served.run(work)

    def number(self, extension: str) -> str:
        return self.settings.extension_address.format(extension=extension)

    def place(self, *script: Any, **fields: Any) -> str:
        return self.lab.control.place_call(list(script), **fields)

    def record(self, call: str) -> CallRecord:
        """The record, once the call has ended and it is closed."""
        wait_until(lambda: self._ended(call), limit_seconds=15)
        found = self.switchboard.record_call.get(call)
        assert found is not None
        return found

    def _ended(self, call: str) -> bool:
        found = self.switchboard.record_call.get(call)
        return found is not None and found.ended_at is not None

    def legs_to(self, extension: str) -> list[dict[str, Any]]:
        return [leg for leg in self.lab.control.calls() if leg["to"] == self.number(extension)]


def wait_until(condition: Callable[[], Any], *, limit_seconds: float = 10) -> Any:
    deadline = time.monotonic() + limit_seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.03)
    raise AssertionError(f"not within {limit_seconds} s")


def longest_silence_seconds(audio: Any, *, floor: int = 200) -> float:
    """The longest stretch in which neither side was heard, from the first sound to the last.

    ``audio``: int16 at 8 kHz, shape (n, 2): said and heard at a handset.
    """
    frames = abs(audio.astype(int)).max(axis=1)[: len(audio) // 160 * 160].reshape(-1, 160).max(axis=1)
    loud = (frames > floor).nonzero()[0]
    return float((loud[1:] - loud[:-1]).max() * 0.02) if len(loud) > 1 else len(frames) * 0.02
