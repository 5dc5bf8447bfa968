"""The process's one pool for recognising speech: bounded, and honest about being full."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

import structlog

from speech.mulaw import SILENCE, decode
from speech.ports import EndOfTurn, Transcriber, Transcript, Wave
from speech.resample import phone_to_recogniser
from voice_gateway import metrics

log = structlog.get_logger(__name__)

_Result = TypeVar("_Result")
_BROKEN_AFTER = 3  # failures in a row
_MOST_VERDICTS = 3  # under way or waiting, at about 50 ms each
UNKNOWN = 0.5


class PoolFull(Exception):
    """Too many utterances wait already: more would only make everybody wait."""

    code = "speech_pool_full"


class SpeechBroken(Exception):
    """The recogniser failed or took too long."""

    code = "speech_broken"


class SpeechPool:
    """Transcribes and judges ends of turns off the event loop, in ``workers`` and one thread.

    ``most_waiting`` bounds the queue; ``admits`` tells whether a new call may rely on being heard in time.
    """

    def __init__(
        self,
        transcriber: Transcriber,
        end_of_turn: EndOfTurn,
        *,
        workers: int,
        most_waiting: int = 8,
        limit_seconds: float = 8.0,
        acceptable_wait_seconds: float = 1.5,
    ) -> None:
        self._transcriber = transcriber
        self._end_of_turn = end_of_turn
        self._workers = ThreadPoolExecutor(workers, thread_name_prefix="transcribe")
        self._judges = ThreadPoolExecutor(1, thread_name_prefix="end-of-turn")
        self._most = workers + most_waiting
        self._limit_seconds = limit_seconds
        self._acceptable_wait_seconds = acceptable_wait_seconds
        self._under_way = 0
        self._verdicts = 0
        self._recent_seconds = 0.0  # smoothed: from asking to the transcript
        self._asked_at = 0.0
        self._failures = 0

    @property
    def is_broken(self) -> bool:
        return self._failures >= _BROKEN_AFTER

    @property
    def occupancy(self) -> int:
        return self._under_way

    def admits(self) -> bool:
        """Whether one more caller can be understood without long waits. An idle pool forgets a bad minute."""
        if self.is_broken or self._under_way >= self._most:
            return False
        is_idle = self._under_way == 0 or time.monotonic() - self._asked_at > 10
        return is_idle or self._recent_seconds < self._acceptable_wait_seconds

    async def warm_up(self) -> None:
        """The first run of each model takes ten times as long: no caller should wait for it."""
        with suppress(PoolFull, SpeechBroken):
            await self.transcribe(SILENCE * 8000, language=None, hotwords=None)
        await self.completeness(SILENCE * 8000)

    async def transcribe(
        self, mulaw: bytes, *, language: str | None, hotwords: Sequence[str] | None
    ) -> Transcript:
        """Raises PoolFull or SpeechBroken. Cancelling it takes a waiting utterance out of the queue."""
        if self._under_way >= self._most:
            metrics.POOL_REFUSED.inc()
            raise PoolFull
        started = self._asked_at = time.monotonic()
        try:
            transcript = await self._run(
                self._workers,
                lambda: self._transcriber.transcribe(to_wave(mulaw), language=language, hotwords=hotwords),
            )
        except (asyncio.CancelledError, PoolFull):
            raise
        except Exception as error:
            self._failures += 1
            log.error("transcription_failed", error=type(error).__name__, in_a_row=self._failures)
            raise SpeechBroken from error
        self._failures = 0
        took = time.monotonic() - started
        self._recent_seconds += (took - self._recent_seconds) * 0.3
        metrics.TRANSCRIBE.observe(took)
        return transcript

    async def completeness(self, mulaw: bytes) -> float:
        """Probability, by ear, that the turn is complete.

        UNKNOWN when the model fails, or has so much to do that it would come too late: the words decide.
        """
        if self._verdicts >= _MOST_VERDICTS:
            return UNKNOWN
        self._verdicts += 1
        try:
            return await self._run(
                self._judges, lambda: self._end_of_turn.probability(to_wave(mulaw)), counts=False
            )
        except Exception as error:
            log.warning("end_of_turn_failed", error=type(error).__name__)
            return UNKNOWN
        finally:
            self._verdicts -= 1

    async def _run(
        self, threads: ThreadPoolExecutor, work: Callable[[], _Result], *, counts: bool = True
    ) -> _Result:
        future = threads.submit(work)
        if counts:
            self._under_way += 1
            metrics.POOL_BUSY.set(self._under_way)
        try:
            async with asyncio.timeout(self._limit_seconds):
                return await asyncio.wrap_future(future)
        finally:
            future.cancel()
            if counts:
                self._under_way -= 1
                metrics.POOL_BUSY.set(self._under_way)

    def close(self) -> None:
        self._workers.shutdown(wait=False, cancel_futures=True)
        self._judges.shutdown(wait=False, cancel_futures=True)


def to_wave(mulaw: bytes) -> Wave:
    """Mu-law at 8 kHz to what recognisers take."""
    return phone_to_recogniser(decode(mulaw))
