"""Stand-ins behind the ports."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import numpy as np

from speech.mulaw import decode
from speech.ports import Pcm
from switchboard.services.telephony import Received


class FakeStream:
    """Keeps what is played; ``mark_comes_back`` answers as a carrier would."""

    def __init__(self) -> None:
        self.leg = "CA1"
        self.sent: list[tuple[str, object]] = []
        self.incoming: asyncio.Queue[Received | None] = asyncio.Queue()

    async def received(self) -> AsyncIterator[Received]:
        while (item := await self.incoming.get()) is not None:
            yield item

    async def play(self, mulaw: bytes) -> None:
        self.sent.append(("play", mulaw))

    async def mark(self, name: str) -> None:
        self.sent.append(("mark", name))

    async def clear(self) -> None:
        self.sent.append(("clear", None))

    async def close(self) -> None:
        self.sent.append(("close", None))

    def kinds(self) -> list[str]:
        return [kind for kind, _ in self.sent]

    def marks(self) -> list[str]:
        return [str(value) for kind, value in self.sent if kind == "mark"]

    def played_seconds(self) -> float:
        return (
            sum(len(value) for kind, value in self.sent if kind == "play" and isinstance(value, bytes)) / 8000
        )


class FakeSynthesizer:
    """A tone as long as the words: 50 ms a character. Words with "broken" cannot be said."""

    name = "fake"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def synthesize(self, text: str, *, language: str) -> Iterator[Pcm]:
        self.asked.append(text)
        if "broken" in text:
            raise RuntimeError("no voice")
        count = 400 * len(text)
        yield (np.sin(np.arange(count)) * 8000).astype(np.int16)


def seconds_of(mulaw: bytes) -> float:
    return len(decode(mulaw)) / 8000
