"""Nothing happens for too long: one watch for every phase of a call, so that none ends in silence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

_LOOK_SECONDS = 0.2


class QuietWatch:
    """``is_busy`` and ``patience`` are asked again and again; ``on_quiet`` is called when it has run out."""

    def __init__(
        self,
        *,
        is_busy: Callable[[], bool],
        patience: Callable[[], float | None],
        on_quiet: Callable[[], None],
    ) -> None:
        self._is_busy = is_busy
        self._patience = patience
        self._on_quiet = on_quiet
        self._clock = asyncio.get_running_loop().time
        self._since = self._clock()
        self._task = asyncio.create_task(self._run(), name="quiet-watch")

    def restart(self) -> None:
        """Something happened: the waiting begins anew."""
        self._since = self._clock()

    def stop(self) -> None:
        self._task.cancel()

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            self.look()

    def look(self) -> None:
        patience = self._patience()
        if patience is None or self._is_busy():
            self.restart()
        elif self._clock() - self._since >= patience:
            self.restart()
            self._on_quiet()
