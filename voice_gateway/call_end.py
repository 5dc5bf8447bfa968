"""The end of a call: the bot keeps what was said so far, and the record is closed."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog

from bot.client import Bot, BotDown
from switchboard.domain.call_events import CallEvent
from switchboard.domain.outcome import Outcome
from voice_gateway import metrics
from voice_gateway.call_state import CallState
from voice_gateway.live_states import LiveStates
from voice_gateway.recorder import Recorder

log = structlog.get_logger(__name__)

_PAUSES_SECONDS = (
    0.0,
    3.0,
    10.0,
    20.0,
)  # a half-told message is worth some patience

# Who ended it → how it ended, when nothing better is known.
DISPOSITION = {"caller": "abandoned", "receptionist": "answered", "carrier": "failed", "error": "failed"}


class CallEnd:
    def __init__(self, bot: Bot, recorder: Recorder, live_states: LiveStates) -> None:
        self._bot = bot
        self._recorder = recorder
        self._live_states = live_states

    async def close(self, call_id: str, state: CallState, *, ended_by: str) -> None:
        """The record ends now; what the bot still makes of the call is added when it answers."""
        outcome = state.outcome
        disposition = outcome.disposition or DISPOSITION[ended_by]
        if ended_by == "receptionist" and outcome == Outcome():
            disposition = "abandoned"  # the caller never said what about
        self._recorder.outcome(call_id, replace(outcome, disposition=disposition))
        self._recorder.ended(call_id, ended_by)
        self._live_states.drop(call_id)
        final = disposition
        if state.is_greeted:
            news = await self._tell_bot(call_id)
            if news.disposition and not outcome.disposition:
                final = news.disposition
                self._recorder.outcome(call_id, outcome.then(news))
        metrics.CALLS_ENDED.labels(final).inc()
        log.info("call_ended", call=call_id, ended_by=ended_by, disposition=final, goal=outcome.goal)

    async def _tell_bot(self, call_id: str) -> Outcome:
        for pause in _PAUSES_SECONDS:
            await asyncio.sleep(pause)
            try:
                return (await self._bot.tell(call_id, CallEvent.CALLER_HUNG_UP)).outcome
            except BotDown:
                log.warning("bot_not_told_of_end", call=call_id)
        return Outcome()
