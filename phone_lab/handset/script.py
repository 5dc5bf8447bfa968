"""Plays a script on a handset, one step after the other; more steps may be added while it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import singledispatchmethod

from phone_lab.audio.tones import noise
from phone_lab.audio.voice import Utterance, Voice
from phone_lab.handset import steps
from phone_lab.handset.behaviour import Behaviour
from phone_lab.handset.handset import Handset
from phone_lab.handset.steps import AnyStep

_KEY_SECONDS = 0.15  # a quick finger: from one key to the next


class Script:
    """One person's part in one call."""

    def __init__(
        self, handset: Handset, behaviour: Behaviour, voice: Voice, *, hang_up: Callable[[], object]
    ) -> None:
        self._handset, self._behaviour, self._voice, self._hang_up = handset, behaviour, voice, hang_up
        self._steps: asyncio.Queue[AnyStep] = asyncio.Queue()
        self._preparing: set[asyncio.Task[object]] = set()
        self._task: asyncio.Task[None] | None = None
        self.add(list(behaviour.script))

    def add(self, more: list[AnyStep]) -> None:
        for step in more:
            self._steps.put_nowait(step)
            if isinstance(step, steps.Say | steps.Interrupt):
                # Spoken ahead of time: the moment at which a step speaks must not depend on the voice.
                task = asyncio.create_task(self._voice.say(self._utterance(step)))
                self._preparing.add(task)
                task.add_done_callback(self._preparing.discard)

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="handset-script")

    def stop(self) -> None:
        for task in (self._task, *self._preparing):
            if task is not None:
                task.cancel()

    async def _run(self) -> None:
        while True:
            if self._steps.empty():
                self._handset.log.add("script_done")
            step = await self._steps.get()
            self._handset.log.add("step", do=step.do)
            if not await self._perform(step):
                self._handset.log.add("step_timed_out", do=step.do)

    def _utterance(self, step: steps.Say | steps.Interrupt) -> Utterance:
        return Utterance(
            step.text,
            step.language,
            variant=step.voice or self._behaviour.voice,
            rate=step.rate or self._behaviour.rate,
            pitch=step.pitch if step.pitch >= 0 else self._behaviour.pitch,
        )

    @singledispatchmethod
    async def _perform(self, step: AnyStep) -> bool:
        """Does one step; False if what it waited for did not come in time."""
        raise NotImplementedError(step.do)

    @_perform.register
    async def _(self, step: steps.Say) -> bool:
        await self._handset.say(await self._voice.say(self._utterance(step)), text=step.text)
        return True

    @_perform.register
    async def _(self, step: steps.Noise) -> bool:
        samples = noise(seconds=step.seconds, level=step.level)
        await self._handset.say(samples, text="(noise)", is_turn=False)
        return True

    @_perform.register
    async def _(self, step: steps.Silence | steps.Wait) -> bool:
        await self._handset.rest(step.seconds)
        return True

    @_perform.register
    async def _(self, step: steps.Keys) -> bool:
        start_ms = self._handset.now_ms
        for position, digit in enumerate(step.digits):
            if position:
                await self._handset.rest(_KEY_SECONDS)
            if digit in "wW":
                await self._handset.rest(0.5)
            else:
                self._handset.press(digit)
        self._handset.pressed(step.digits, start_ms=start_ms)
        return True

    @_perform.register
    async def _(self, step: steps.WaitForQuiet) -> bool:
        handset, ear = self._handset, self._handset.ear
        began_ms = handset.now_ms

        def quiet() -> bool:
            if step.heard:
                return ear.last_ms > handset.spoke_last_ms and handset.now_ms - ear.last_ms >= step.quiet_ms
            return handset.now_ms - max(ear.last_ms, began_ms) >= step.quiet_ms

        return await handset.until(quiet, limit_seconds=step.limit_seconds)

    @_perform.register
    async def _(self, step: steps.WaitFor) -> bool:
        return await self._handset.until(
            lambda: self._handset.log.has(step.event), limit_seconds=step.limit_seconds
        )

    async def _other_side_speaks_for(self, ms: float, *, limit_seconds: float) -> bool:
        handset, ear = self._handset, self._handset.ear
        return await handset.until(
            lambda: ear.hearing and handset.now_ms - max(ear.onset_ms, handset.spoke_last_ms) >= ms,
            limit_seconds=limit_seconds,
        )

    @_perform.register
    async def _(self, step: steps.InterruptAfter) -> bool:
        return await self._other_side_speaks_for(step.ms, limit_seconds=step.limit_seconds)

    @_perform.register
    async def _(self, step: steps.Interrupt) -> bool:
        samples = await self._voice.say(self._utterance(step))
        spoke = await self._other_side_speaks_for(step.ms, limit_seconds=step.limit_seconds)
        await self._handset.say(samples, text=step.text)
        return spoke

    @_perform.register
    async def _(self, step: steps.HangUp) -> bool:
        self._hang_up()
        return True
