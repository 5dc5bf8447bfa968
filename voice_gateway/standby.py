"""Without the bot: keys and people (G5), until the bot answers again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from bot.client import Bot, BotDown, Reply
from switchboard.domain.call_events import CallEvent
from switchboard.domain.outcome import Outcome
from switchboard.domain.people import Directory
from voice_gateway import metrics, tones
from voice_gateway.caller_leg import CallerLeg
from voice_gateway.happenings import BotBack
from voice_gateway.timing import Timing

log = structlog.get_logger(__name__)

OPERATOR_KEY = "0"

# How a connection that was made without the bot ended → what the caller is told.
PROMPT_AFTER = {
    CallEvent.CALLEE_BUSY: "standby_busy",
    CallEvent.CALLEE_NO_ANSWER: "standby_no_answer",
    CallEvent.CALLEE_REFUSED: "standby_no_answer",
    CallEvent.CALLEE_ASKS_MESSAGE: "standby_no_answer",
    CallEvent.CALLEE_ASKS_CALL_BACK: "standby_no_answer",
    CallEvent.CALLEE_SENDS_ELSEWHERE: "standby_unavailable",
    CallEvent.CALLEE_FAILED: "standby_unavailable",
}


def target_of_keys(digits: str, directory: Directory) -> str | None:
    """Whom these keys ask for: ``operator``, a target of the directory, or None for an unknown extension."""
    return "operator" if digits == OPERATOR_KEY else directory.by_extension(digits)


def goal_of(target: str) -> Outcome:
    """What a record says of a connection that the keys alone brought about."""
    return Outcome(goal="operator" if target == "operator" else "connect", target=target)


class Standby:
    """``begin`` tells the caller about keys and asks the bot again and again; ``report`` gets its reply."""

    def __init__(
        self, leg: CallerLeg, bot: Bot, timing: Timing, *, report: Callable[[BotBack], None]
    ) -> None:
        self._leg = leg
        self._bot = bot
        self._timing = timing
        self._report = report
        self._prompts = 0
        self._probing: asyncio.Task[None] | None = None
        self.is_on = False

    def begin(
        self, question: Callable[[], Coroutine[Any, Any, Reply]], *, language: str, is_greeted: bool
    ) -> None:
        """``question`` is what the bot is asked when it is back. Begun again, only the asking goes on."""
        self._leg.wait_with(tones.working(), listens=True)
        if not self.is_on:
            metrics.BOT_DOWN.inc()
            log.error("bot_down", call=self._leg.id)
            self.is_on, self._prompts = True, 0
            for each in (language,) if is_greeted else ("zh", "en"):
                if not is_greeted:
                    self._leg.say_prompt("standby_greeting", each)
                self._leg.say_prompt("standby", each)
        if self._probing is None or self._probing.done():
            self._probing = asyncio.create_task(self._probe(question), name="standby-probe")

    def prompt_again(self, language: str) -> bool:
        """False when it was said often enough: the caller is asked to call again."""
        self._prompts += 1
        is_enough = self._prompts > self._timing.standby_repeats
        self._leg.say_prompt("standby_goodbye" if is_enough else "standby_again", language)
        return not is_enough

    def rest(self) -> None:
        """The caller is being connected: do not begin a turn with the bot meanwhile."""
        if self._probing is not None:
            self._probing.cancel()
            self._probing = None

    def end(self) -> None:
        self.rest()
        if self.is_on:
            self.is_on = False
            self._leg.wait_with(None, listens=True)
            log.info("bot_back", call=self._leg.id)

    async def _probe(self, question: Callable[[], Coroutine[Any, Any, Reply]]) -> None:
        while True:
            await asyncio.sleep(self._timing.standby_probe_seconds)
            if await self._bot.is_ready():
                try:
                    reply = await asyncio.shield(question())
                except BotDown:
                    continue
                self._report(BotBack(reply))
                return
