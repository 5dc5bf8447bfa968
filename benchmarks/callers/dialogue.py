"""What every caller says: questions that are answered at once, then one interruption."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from benchmarks.callers.media_stream import MediaStream

QUESTIONS = ("你们几点下班？", "公司的地址在哪里？", "停车场在哪里？", "你们几点上班？")
INTERRUPTS = "公司的地址在哪里？"

_ANSWER_LIMIT_SECONDS = 6.0
_REPLY_LIMIT_SECONDS = 25.0
_QUIET_SECONDS = 0.9

Voice = dict[str, NDArray[np.int16]]


@dataclass
class Heard:
    """Of one call, in milliseconds."""

    gaps: list[float] = field(default_factory=list)
    clears: list[float] = field(default_factory=list)  # start of our speech to ``clear``
    unanswered: int = 0
    failed: str = ""


async def converse(stream: MediaStream, voice: Voice, *, chance: random.Random, rounds: int) -> Heard:
    """Waits out the greeting, asks ``rounds`` questions, then asks once more and interrupts the answer."""
    heard = Heard()
    await _reply_ends(stream, since=0.0)
    for number in range(rounds):
        await asyncio.sleep(chance.uniform(0.2, 1.5))
        await _ask(stream, voice[QUESTIONS[number % len(QUESTIONS)]], heard)
        await _reply_ends(stream, since=stream.said_until)
    await _interrupt(stream, voice, heard)
    return heard


async def _ask(stream: MediaStream, samples: NDArray[np.int16], heard: Heard) -> bool:
    stream.say(samples)
    while stream.is_saying:
        await asyncio.sleep(0.02)
    ended = stream.said_until
    begun = await _reply_begins(stream, since=ended)
    if begun is None:
        heard.unanswered += 1
        return False
    heard.gaps.append((begun - ended) * 1_000)
    return True


async def _interrupt(stream: MediaStream, voice: Voice, heard: Heard) -> None:
    """Speaks into an answer that has been going on for a second."""
    loop = asyncio.get_running_loop()
    if not await _ask(stream, voice[QUESTIONS[0]], heard):
        return
    await asyncio.sleep(1.0)
    if stream.quiet_for(loop.time()) > 0:  # the answer was too short to be interrupted
        return
    samples = voice[INTERRUPTS]
    lead = int(np.flatnonzero(np.abs(samples.astype(np.int32)) > 400)[0]) / 8_000
    begun = loop.time() + lead
    stream.say(samples)
    deadline = begun + 3.0
    while loop.time() < deadline and not (stream.cleared_at and stream.cleared_at[-1] > begun - lead):
        await asyncio.sleep(0.005)
    if stream.cleared_at and stream.cleared_at[-1] > begun - lead:
        heard.clears.append((stream.cleared_at[-1] - begun) * 1_000)
    await _reply_begins(stream, since=stream.said_until)


async def _reply_begins(stream: MediaStream, *, since: float) -> float | None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _ANSWER_LIMIT_SECONDS
    while loop.time() < deadline:
        begun = next((at for at in stream.heard_loud if at >= since), None)
        if begun is not None:
            return begun
        await asyncio.sleep(0.005)
    return None


async def _reply_ends(stream: MediaStream, *, since: float) -> None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _REPLY_LIMIT_SECONDS
    while loop.time() < deadline:
        now = loop.time()
        if stream.heard_until > since and stream.quiet_for(now) > _QUIET_SECONDS:
            return
        await asyncio.sleep(0.02)
