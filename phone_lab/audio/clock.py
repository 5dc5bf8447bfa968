"""The one pacing loop: every 20 ms of the monotonic clock all calls move one frame on."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable

import structlog

from phone_lab.audio.frames import FRAME_MS

log = structlog.get_logger()

_FRAME_SECONDS = FRAME_MS / 1000
_LATE_FRAMES = 100  # 2 s behind: the machine slept; what was missed is not played


class AudioClock:
    """Frame n is due n × 20 ms after the start, so lateness never adds up; rests while there is no call."""

    def __init__(self, tick: Callable[[int], None]) -> None:
        """``tick(at_ms)`` moves every call on; ``at_ms`` is the time of the frame's first sample."""
        self._tick = tick
        self._origin = time.monotonic()
        self._frame = 0
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def now_ms(self) -> int:
        """Audio time while calls run, wall time since the start otherwise; one line for all calls."""
        if self._wanted.is_set():
            return self._frame * FRAME_MS
        return max(self._frame * FRAME_MS, round((time.monotonic() - self._origin) * 1000))

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="audio-clock")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task}, timeout=1)

    def wake(self) -> None:
        """A call has come."""
        if not self._wanted.is_set():
            self._frame = self._due_frame()
            self._wanted.set()

    def rest(self) -> None:
        """The last call has gone."""
        self._wanted.clear()

    def _due_frame(self) -> int:
        return math.ceil((time.monotonic() - self._origin) / _FRAME_SECONDS)

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            delay = self._origin + self._frame * _FRAME_SECONDS - time.monotonic()
            if delay < -_LATE_FRAMES * _FRAME_SECONDS:
                log.warning("lab_clock_slipped", late_ms=round(-delay * 1000))
                self._frame = self._due_frame()
            # Also when late: whoever waits for the last frame must run before the next one.
            await asyncio.sleep(max(0.0, delay))
            if self._wanted.is_set():
                self._tick(self._frame * FRAME_MS)
                self._frame += 1
