"""The directory in force, at hand without a query: read again in the background every few seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from switchboard.domain.people import Directory

log = structlog.get_logger(__name__)

_REFRESH_SECONDS = 3.0


class DirectoryView:
    """Empty until ``start``; keeps what it has when the database is down."""

    def __init__(self, read: Callable[[], Directory]) -> None:
        self._read = read
        self.current = Directory((), ())
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self._refresh()
        self._task = asyncio.create_task(self._run(), name="directory-view")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def is_extension(self, digits: str) -> bool:
        return self.current.by_extension(digits) is not None

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(_REFRESH_SECONDS)
            await self._refresh()

    async def _refresh(self) -> None:
        try:
            self.current = await asyncio.to_thread(self._read)
        except Exception as error:
            log.error("directory_not_read", error=type(error).__name__)
