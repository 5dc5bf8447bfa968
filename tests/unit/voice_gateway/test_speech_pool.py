"""The pool is bounded, says when it is full or broken, and recovers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence

import pytest

from speech.mulaw import SILENCE
from speech.ports import Transcript, Wave
from voice_gateway.speech_pool import UNKNOWN, PoolFull, SpeechBroken, SpeechPool

AUDIO = SILENCE * 8000


class Recogniser:
    def __init__(self, work: Callable[[], None] = lambda: None) -> None:
        self.work = work
        self.shapes: list[int] = []

    def transcribe(
        self, audio: Wave, *, language: str | None = None, hotwords: Sequence[str] | str | None = None
    ) -> Transcript:
        self.shapes.append(len(audio))
        self.work()
        return Transcript("好的", "zh", 1.0, 0.0, -0.1)


class Judge:
    def probability(self, audio: Wave, *, text: str = "") -> float:
        raise RuntimeError("no model")


def pool_of(recogniser: Recogniser, *, workers: int = 1, most_waiting: int = 1) -> SpeechPool:
    return SpeechPool(recogniser, Judge(), workers=workers, most_waiting=most_waiting)


async def ask(pool: SpeechPool) -> str:
    return (await pool.transcribe(AUDIO, language=None, hotwords=None)).text


async def test_a_second_of_telephone_audio_reaches_the_recogniser_at_16_khz() -> None:
    recogniser = Recogniser()
    pool = pool_of(recogniser)
    assert await ask(pool) == "好的"
    assert recogniser.shapes == [16000]
    pool.close()


async def test_more_than_may_wait_is_refused_at_once_and_the_rest_is_done() -> None:
    gate = threading.Event()
    pool = pool_of(Recogniser(lambda: gate.wait(5) and None))
    first, second = asyncio.create_task(ask(pool)), asyncio.create_task(ask(pool))
    await asyncio.sleep(0.05)
    assert pool.occupancy == 2
    assert not pool.admits()
    with pytest.raises(PoolFull):
        await ask(pool)
    gate.set()
    assert await asyncio.gather(first, second) == ["好的", "好的"]
    assert pool.admits()
    pool.close()


async def test_speech_that_went_on_takes_its_transcription_out_of_the_queue() -> None:
    gate = threading.Event()
    recogniser = Recogniser(lambda: gate.wait(5) and None)
    pool = pool_of(recogniser)
    first, second = asyncio.create_task(ask(pool)), asyncio.create_task(ask(pool))
    await asyncio.sleep(0.05)
    second.cancel()
    await asyncio.wait({second})
    gate.set()
    await first
    assert len(recogniser.shapes) == 1
    assert pool.occupancy == 0
    pool.close()


async def test_a_recogniser_that_fails_again_and_again_is_called_broken_until_it_works() -> None:
    recogniser = Recogniser()
    pool = pool_of(recogniser)

    def fail() -> None:
        raise RuntimeError("no")

    recogniser.work = fail
    for _ in range(3):
        with pytest.raises(SpeechBroken):
            await ask(pool)
    assert pool.is_broken
    assert not pool.admits()
    recogniser.work = lambda: None
    await ask(pool)
    assert not pool.is_broken
    pool.close()


async def test_a_failing_end_of_turn_model_leaves_the_verdict_to_the_words() -> None:
    pool = pool_of(Recogniser())
    assert await pool.completeness(AUDIO) == UNKNOWN
    pool.close()
