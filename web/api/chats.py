"""Chats with the receptionist: one turn at a time per conversation, each turn on record like a call's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Protocol

from bot.client import BotDown, Reply
from switchboard.domain.call_events import CallEvent
from switchboard.domain.calls import CallRecord, Turn
from switchboard.domain.commands import Command, HangUp
from switchboard.domain.outcome import Outcome
from web.api.text_language import text_language

CHANNEL = "chat"


class TurnInFlight(Exception):
    """The conversation's previous turn was not answered within the wait."""

    code = "turn_in_flight"


class NotAChat(Exception):
    """The id belongs to a telephone call: nobody may type into someone else's call."""

    code = "not_a_chat"


class CallBook(Protocol):
    """What a chat needs of ``switchboard.record_call``; synchronous, so it is called in threads."""

    def started(self, call_id: str, *, channel: str) -> None: ...

    def turn(self, call_id: str, turn: Turn) -> None: ...

    def outcome(self, call_id: str, outcome: Outcome) -> None: ...

    def ended(self, call_id: str, ended_by: str) -> None: ...

    def get(self, call_id: str) -> CallRecord | None: ...


class Receptionist(Protocol):
    """What a chat needs of ``bot.client.Bot``."""

    async def say(self, conversation_id: str, text: str, *, language: str | None, channel: str) -> Reply: ...

    async def tell(self, conversation_id: str, event: CallEvent, **fields: str) -> Reply: ...


@dataclass(frozen=True)
class ChatAnswer:
    """What one turn came to: its goal (else the chat's), and the chat's target and disposition so far."""

    replies: tuple[str, ...]
    language: str
    goal: str | None
    target: str | None
    disposition: str | None


class Chats:
    """Keeps the order of turns within each chat; different chats do not wait for each other."""

    def __init__(self, *, record_call: CallBook, bot: Receptionist, wait_seconds: float = 10.0) -> None:
        self._record = record_call
        self._bot = bot
        self._wait_seconds = wait_seconds
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    async def turn(self, conversation_id: str, text: str, *, language: str | None) -> ChatAnswer:
        """Say ``text`` and hear the answer; the first turn of a new id greets as well.

        Raises:
            BotDown: the dialogue gave no answer.
            TurnInFlight: an earlier turn of this conversation is still being answered.
            NotAChat: the id is that of a telephone call.
        """
        async with self._only_turn_of(conversation_id):
            record = await asyncio.to_thread(self._record.get, conversation_id)
            if record is not None and record.channel != CHANNEL:
                raise NotAChat(conversation_id)
            first = record is None or not record.turns
            language = language or text_language(text, first_turn=first)
            greeting: tuple[str, ...] = ()
            if first:
                greeting = await self._begin(conversation_id, language)
            asked = _now()
            reply = await self._bot.say(conversation_id, text, language=language, channel=CHANNEL)
            answered = _now()
            replies = (*(words for words in greeting if words not in reply.texts), *reply.texts)
            began = record.started_at if record else asked
            index = len(record.turns) if record else 0
            turns = (
                Turn(index, "caller", text, language or reply.language, at=_seconds(began, asked)),
                Turn(
                    index + 1,
                    "receptionist",
                    "\n".join(replies),
                    reply.language,
                    at=_seconds(began, answered),
                    dialogue_ms=_seconds(asked, answered) * 1000,
                ),
            )
            before = record.outcome if record else Outcome()
            outcome = before.then(reply.outcome)
            await asyncio.to_thread(self._keep, conversation_id, turns, outcome, reply.command)
            goal = reply.outcome.goal or outcome.goal
            return ChatAnswer(replies, reply.language, goal, outcome.target, outcome.disposition)

    async def _begin(self, conversation_id: str, language: str | None) -> tuple[str, ...]:
        await asyncio.to_thread(self._record.started, conversation_id, channel=CHANNEL)
        about = {"channel": CHANNEL, **({"language": language} if language else {})}
        reply = await self._bot.tell(conversation_id, CallEvent.CALL_STARTED, **about)
        return reply.texts

    def _keep(
        self, conversation_id: str, turns: tuple[Turn, ...], outcome: Outcome, command: Command | None
    ) -> None:
        for turn in turns:
            self._record.turn(conversation_id, turn)
        self._record.outcome(conversation_id, outcome)
        if isinstance(command, HangUp):
            self._record.ended(conversation_id, "receptionist")

    @asynccontextmanager
    async def _only_turn_of(self, conversation_id: str) -> AsyncIterator[None]:
        """Hold the conversation's lock; locks nobody holds or waits for are forgotten."""
        lock, holders = self._locks.get(conversation_id, (asyncio.Lock(), 0))
        self._locks[conversation_id] = (lock, holders + 1)
        try:
            try:
                await asyncio.wait_for(lock.acquire(), self._wait_seconds)
            except TimeoutError as error:
                raise TurnInFlight(conversation_id) from error
            try:
                yield
            finally:
                lock.release()
        finally:
            lock, holders = self._locks.pop(conversation_id)
            if holders > 1:
                self._locks[conversation_id] = (lock, holders - 1)


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _seconds(start: datetime, end: datetime) -> float:
    # SQLite gives times back without their zone; ours are always UTC.
    start = start if start.tzinfo else start.replace(tzinfo=timezone.utc)
    return max((end - start).total_seconds(), 0.0)


__all__ = ["BotDown", "ChatAnswer", "Chats", "NotAChat", "TurnInFlight"]
