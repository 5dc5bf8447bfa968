"""The log of one leg: all that happened, in order, for those who look later and those who follow live."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any


class EventLog:
    """Entries ``{"type", "at_ms", ...}`` with times of the audio clock."""

    def __init__(self, now_ms: Callable[[], float]) -> None:
        self._now_ms = now_ms
        self.entries: list[dict[str, Any]] = []
        self.closed = False
        self._more = asyncio.Event()

    def add(self, kind: str, *, at_ms: float | None = None, **fields: Any) -> None:
        at_ms = self._now_ms() if at_ms is None else at_ms
        self.entries.append({"type": kind, "at_ms": round(at_ms, 1), **fields})
        self._wake()

    def has(self, kind: str) -> bool:
        return any(entry["type"] == kind for entry in self.entries)

    def close(self) -> None:
        """Nothing will follow."""
        self.closed = True
        self._wake()

    async def follow(self, *, idle_seconds: float) -> AsyncIterator[dict[str, Any] | None]:
        """All entries from the first to the last; None whenever nothing came for ``idle_seconds``."""
        position = 0
        while True:
            more = self._more
            while position < len(self.entries):
                yield self.entries[position]
                position += 1
            if self.closed:
                return
            try:
                await asyncio.wait_for(more.wait(), idle_seconds)
            except TimeoutError:
                yield None

    def _wake(self) -> None:
        self._more.set()
        self._more = asyncio.Event()
