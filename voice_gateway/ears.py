"""All ears of the process on one clock, so that one run of the model serves every call."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from speech.ports import Vad
from voice_gateway.ear import Ear
from voice_gateway.timing import Timing
from voice_gateway.turn_taking import FRAME_MS, Sign

log = structlog.get_logger(__name__)


class Ears:
    """Ticks once a frame while anybody is on the line."""

    def __init__(self, vad: Vad) -> None:
        self._vad = vad
        self._ears: dict[Ear, None] = {}
        self._task: asyncio.Task[None] | None = None

    def open(self, timing: Timing, on_sign: Callable[[Sign], None]) -> Ear:
        ear = Ear(self._vad.open_stream(), timing, on_sign)
        self._ears[ear] = None
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="ears")
        return ear

    def close(self, ear: Ear) -> None:
        self._ears.pop(ear, None)

    async def stop(self) -> None:
        self._ears.clear()
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        clock = asyncio.get_running_loop().time
        due = clock()
        while self._ears:
            due = max(due + FRAME_MS / 1000, clock())  # a late tick is not made up for: frames wait together
            await asyncio.sleep(due - clock())
            try:
                self.tick()
            except Exception:
                log.exception("voice_activity_failed")

    def tick(self) -> None:
        """Judge every whole frame that waits."""
        ears, frames = [], []
        for ear in self._ears:
            taken = ear.take_frames()
            if taken is not None:
                ears.append(ear)
                frames.append(taken)
        if not ears:
            return
        pairs = [(ear.vad, taken) for ear, taken in zip(ears, frames, strict=True)]
        for ear, judged in zip(ears, self._vad.feed_many(pairs), strict=True):
            ear.judge(judged)
