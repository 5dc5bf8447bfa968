"""Something that is done now and then inside a loop that turns faster."""

from __future__ import annotations

import time


class Every:
    """``due`` is true at most once in so many seconds; the first time at once unless ``at_once`` is False."""

    def __init__(self, seconds: float, *, at_once: bool = True) -> None:
        self._seconds = seconds
        self._next = time.monotonic() + (0.0 if at_once else seconds)

    def due(self) -> bool:
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + self._seconds
        return True
