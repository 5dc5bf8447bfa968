"""One call's turns with the bot: asked once, never cancelled, and never waited for in silence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.client import Bot, BotDown, Reply
from switchboard.domain.call_events import CallEvent
from voice_gateway import metrics, tones
from voice_gateway.caller_leg import CallerLeg
from voice_gateway.happenings import Words
from voice_gateway.timing import Timing

Question = Coroutine[Any, Any, Reply]


@dataclass(frozen=True)
class Answer:
    reply: Reply
    took_ms: float


class Dialogue:
    def __init__(
        self,
        bot: Bot,
        leg: CallerLeg,
        timing: Timing,
        *,
        caller_number: str,
        hold: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        """``hold`` keeps a turn that outlives the patience for it."""
        self._bot = bot
        self._leg = leg
        self._timing = timing
        self._caller_number = caller_number
        self._hold = hold

    def words(self, words: Words) -> Question:
        return self._bot.say(
            self._leg.id,
            words.text,
            language=words.language if words.language_is_sure else None,
            channel="voice",
            caller_number=self._caller_number,
        )

    def event(self, event: CallEvent, **fields: str) -> Question:
        about = {"channel": "voice", "caller_number": self._caller_number}
        return self._bot.tell(self._leg.id, event, **about, **fields)

    async def ask(self, question: Question, *, language: str) -> Answer | None:
        """None when the bot is down. After two seconds the caller hears 请稍等 and then a tone."""
        clock = asyncio.get_running_loop().time
        asked_at = clock()
        asking = asyncio.create_task(question)
        await asyncio.wait({asking}, timeout=self._timing.please_wait_seconds)
        if not asking.done():
            self._leg.say_prompt("please_wait", language)
            self._leg.wait_with(tones.working(), listens=True)
            await asyncio.wait({asking}, timeout=self._timing.bot_seconds)
            self._leg.wait_with(None, listens=True)
        if not asking.done():
            self._hold(_let_finish(asking))
            return None
        took = clock() - asked_at
        try:
            reply = asking.result()
        except BotDown:
            return None
        metrics.DIALOGUE.observe(took)
        return Answer(reply, took * 1000)


async def _let_finish(asking: asyncio.Task[Reply]) -> None:
    await asyncio.wait({asking})
    if not asking.cancelled():
        asking.exception()
