"""All calls of this process: the carrier's events find their call, and calls survive the process."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any

import structlog

from bot.client import Bot
from speech import Speech
from switchboard.bootstrap import Switchboard
from switchboard.services.telephony import (
    CarrierError,
    Ended,
    Joined,
    LegEvent,
    Ringing,
    StreamOpened,
)
from switchboard.settings import Settings
from voice_gateway import metrics
from voice_gateway.call_end import CallEnd
from voice_gateway.call_parts import CallParts
from voice_gateway.call_state import CallState, Phase
from voice_gateway.caller_connection import Callees
from voice_gateway.carriers.twilio.build import build_telephony
from voice_gateway.carriers.twilio.telephony import TwilioTelephony
from voice_gateway.connecting import ConnectionParts
from voice_gateway.directory_view import DirectoryView
from voice_gateway.ears import Ears
from voice_gateway.happenings import CalleeGone, LegEnded, StreamBack
from voice_gateway.hotwords import Hotwords
from voice_gateway.legs import Legs
from voice_gateway.line import LineParts
from voice_gateway.live_call import LiveCall
from voice_gateway.live_states import LiveStates
from voice_gateway.recorder import Recorder
from voice_gateway.speech_pool import SpeechPool
from voice_gateway.timing import Timing
from voice_gateway.voice import Voice

log = structlog.get_logger(__name__)

_STOP_SECONDS = 3.0


class Gateway:
    """Built with everything it needs; opens nothing before ``start``."""

    @classmethod
    def build(
        cls,
        settings: Settings,
        switchboard: Switchboard,
        bot: Bot,
        speech: Speech,
        *,
        timing: Timing | None = None,
    ) -> Gateway:
        """The only place that chooses: Twilio or the lab behind the port, real speech behind its ports."""
        return cls(settings, switchboard, bot, speech, timing or Timing(ring_seconds=settings.ring_seconds))

    def __init__(
        self, settings: Settings, switchboard: Switchboard, bot: Bot, speech: Speech, timing: Timing
    ) -> None:
        self._settings = settings
        self._name = f"{settings.host}:{settings.port}"
        self._calls: dict[str, LiveCall] = {}
        self._legs = Legs()
        self._tasks: set[asyncio.Task[None]] = set()
        self._voice = Voice(speech.synthesizer, speech.prompts)
        self._pool = SpeechPool(speech.transcriber, speech.end_of_turn, workers=speech.workers)
        self._ears = Ears(speech.vad)
        self._directory = DirectoryView(switchboard.directory)
        self.telephony: TwilioTelephony = build_telephony(settings, switchboard.live)
        line = LineParts(
            ears=self._ears,
            pool=self._pool,
            voice=self._voice,
            timing=timing,
            hotwords=Hotwords(lambda: self._directory.current),
            is_extension=self._directory.is_extension,
        )
        self._parts = CallParts(
            telephony=self.telephony,
            bot=bot,
            line=line,
            connection=ConnectionParts(
                self.telephony, self._legs, line, caller_id=settings.caller_id, hold=self._hold
            ),
            callees=Callees(switchboard.plan_ringing, lambda: self._directory.current),
            recorder=Recorder(switchboard.record_call),
            live_states=LiveStates(switchboard.live),
            has_room=self._pool.admits,
        )

    async def start(self) -> None:
        await self._directory.start()
        await self.telephony.start(self.on_event)
        self._hold(self._voice.prepare())
        self._hold(self._pool.warm_up())
        self._hold(self._take_up_orphans())

    async def stop(self) -> None:
        """Calls that are up go on: the carrier bridges them until a gateway is there again."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=_STOP_SECONDS)
        await self._directory.stop()
        await self._ears.stop()
        await self.telephony.stop()
        await self._parts.recorder.stop()
        await self._parts.live_states.stop()
        self._pool.close()
        self._voice.close()

    def status(self) -> dict[str, Any]:
        """For /readyz: no personal data."""
        return {
            "calls": len(self._calls),
            "phases": dict(Counter(call.state.phase.value for call in self._calls.values())),
            "speech_pool": {"busy": self._pool.occupancy, "broken": self._pool.is_broken},
            "carrier": "lab" if self._settings.uses_lab else "twilio",
        }

    async def on_event(self, event: LegEvent) -> None:
        """Whatever the carrier reports, perhaps more than once."""
        match event:
            case Ringing(inbound=True):
                await self._answer(event)
            case StreamOpened(key=""):
                await self._give_stream(event)
            case Ended():
                await self._leg_ended(event)
            case Joined():
                log.info("leg_joined", leg=event.leg)
            case Ringing() | StreamOpened():
                if not self._legs.deliver(event) and isinstance(event, StreamOpened):
                    await event.stream.close()  # a callee whose call is over, or was another process's

    async def _answer(self, ringing: Ringing) -> None:
        if ringing.leg not in self._calls:
            state = CallState(
                caller=ringing.caller, called=ringing.called, gateway=self._name, started_at=time.time()
            )
            if await self._parts.live_states.is_first(f"call:{ringing.leg}"):
                metrics.CALLS.labels("voice").inc()
                self._parts.recorder.started(ringing.leg, caller=ringing.caller, called=ringing.called)
                self._parts.live_states.save(ringing.leg, state)
                self._begin(ringing.leg, state, is_resumed=False)
        with suppress(CarrierError):
            await self.telephony.answer(ringing.leg)

    async def _give_stream(self, opened: StreamOpened) -> None:
        call = self._calls.get(opened.leg)
        if call is None:
            # Another process had it, or this one before it died. Without the live state it starts anew.
            state = await self._parts.live_states.load(opened.leg) or CallState(started_at=time.time())
            self._parts.recorder.started(opened.leg, caller=state.caller, called=state.called)
            call = self._begin(opened.leg, replace(state, gateway=self._name), is_resumed=True)
        call.report(StreamBack(opened.stream))

    def _begin(self, leg: str, state: CallState, *, is_resumed: bool) -> LiveCall:
        call = self._calls[leg] = LiveCall(leg, self._parts, state, is_resumed=is_resumed)
        self._hold(self._run(call))
        return call

    async def _run(self, call: LiveCall) -> None:
        metrics.LIVE_CALLS.set(len(self._calls))
        try:
            await call.run()
        finally:
            self._calls.pop(call.leg, None)
            metrics.LIVE_CALLS.set(len(self._calls))

    async def _leg_ended(self, ended: Ended) -> None:
        call = self._calls.get(ended.leg)
        if call is not None:
            call.report(LegEnded(ended.cause))
        elif not self._legs.deliver(ended):
            callers = [c for c in self._calls.values() if c.state.callee_leg == ended.leg]
            for caller in callers:
                caller.report(CalleeGone())
            if not callers:
                self._hold(self._close_forgotten(ended.leg))

    async def _close_forgotten(self, leg: str) -> None:
        """A call that outlived the process which had it, in a room with its callee, has ended."""
        state = await self._parts.live_states.load(leg)
        if state is not None:
            end = CallEnd(self._parts.bot, self._parts.recorder, self._parts.live_states)
            await end.close(leg, state, ended_by="caller")

    async def _take_up_orphans(self) -> None:
        """After a crash: have the carrier bring the calls back at once, and close those that are gone."""
        for leg in await self._parts.live_states.saved_calls():
            state = await self._parts.live_states.load(leg)
            if state is None or state.gateway != self._name or leg in self._calls:
                continue
            try:
                if not await self.telephony.is_up(leg):
                    await self._close_forgotten(leg)
                elif state.phase is not Phase.JOINED:
                    log.info("orphan_taken_up", call=leg, phase=state.phase.value)
                    await self.telephony.leave(leg)
            except CarrierError as error:
                log.warning("orphan_left_to_the_carrier", call=leg, reason=error.code)

    def _hold(self, work: Coroutine[Any, Any, None]) -> None:
        """Every task of ours is kept until it ends, and its failure is logged."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._let_go)

    def _let_go(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("task_failed", error=type(error).__name__, exc_info=error)
