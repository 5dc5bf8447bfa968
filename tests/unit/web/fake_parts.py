"""A call book and a bot that live in memory, for the chat's own rules."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from bot.client import BotDown, Reply
from switchboard.domain.call_events import CallEvent
from switchboard.domain.calls import CallRecord, Turn
from switchboard.domain.outcome import Outcome


class CallBook:
    """What the chat uses of ``record_call``."""

    def __init__(self) -> None:
        self.records: dict[str, CallRecord] = {}

    def started(self, call_id: str, *, channel: str) -> None:
        self.records.setdefault(call_id, CallRecord(call_id, channel, "", "", datetime.now(timezone.utc)))

    def turn(self, call_id: str, turn: Turn) -> None:
        record = self.records[call_id]
        self.records[call_id] = replace(record, turns=(*record.turns, turn))

    def outcome(self, call_id: str, outcome: Outcome) -> None:
        was = self.records[call_id].outcome
        merged = Outcome(
            outcome.goal or was.goal, outcome.target or was.target, outcome.disposition or was.disposition
        )
        self.records[call_id] = replace(self.records[call_id], outcome=merged)

    def ended(self, call_id: str, ended_by: str) -> None:
        self.records[call_id] = replace(
            self.records[call_id], ended_by=ended_by, ended_at=datetime.now(timezone.utc)
        )

    def get(self, call_id: str) -> CallRecord | None:
        return self.records.get(call_id)


class ScriptedBot:
    """Answers each line from ``answers``, else with an echo; can be down, can be slow."""

    def __init__(self, answers: dict[str, Reply] | None = None, *, delay_seconds: float = 0.0) -> None:
        self.answers = answers or {}
        self.delay_seconds = delay_seconds
        self.is_down = False
        self.asked: list[tuple[str, str, Any]] = []
        self.in_flight = 0
        self.most_in_flight = 0

    async def tell(self, conversation_id: str, event: CallEvent, **fields: str) -> Reply:
        self._fail_when_down()
        self.asked.append((conversation_id, event.value, fields))
        return Reply(("您好，这里是智能接待员。",), None, Outcome(), "zh")

    async def say(self, conversation_id: str, text: str, *, language: str | None, channel: str) -> Reply:
        self._fail_when_down()
        self.asked.append((conversation_id, text, language))
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        await asyncio.sleep(self.delay_seconds)
        self.in_flight -= 1
        return self.answers.get(text, Reply((f"听到：{text}",), None, Outcome(goal="other"), "zh"))

    def _fail_when_down(self) -> None:
        if self.is_down:
            raise BotDown("test")
