"""A service, its process of the moment, and how often it has died lately."""

from __future__ import annotations

import time
from dataclasses import dataclass

from zongji.supervisor.child import Child
from zongji.supervisor.services import Service

STEADY_SECONDS = 60.0  # who lives this long is forgiven earlier deaths
_PROBE_EVERY_SECONDS = 0.25
_WAITS_SECONDS = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)


@dataclass
class Watched:
    service: Service
    child: Child
    ready: bool = False
    restarts: int = 0
    died_at: float | None = None
    lived_seconds: float = 0.0
    _deaths_lately: int = 0
    _probed_at: float = 0.0

    def look(self) -> bool:
        """Probes it, not too often. True once: when it has just become ready."""
        now = time.monotonic()
        if self.ready or now - self._probed_at < _PROBE_EVERY_SECONDS:
            return False
        self._probed_at = now
        self.ready = self.service.probe(self.child.pid)
        return self.ready

    def note_death(self) -> None:
        self.ready = False
        self.died_at = time.monotonic()
        self.lived_seconds = self.child.age_seconds()
        self._deaths_lately = 1 if self.lived_seconds > STEADY_SECONDS else self._deaths_lately + 1

    def due(self) -> bool:
        """The wait before its next start is over."""
        wait = _WAITS_SECONDS[min(self._deaths_lately, len(_WAITS_SECONDS)) - 1]
        return self.died_at is not None and time.monotonic() - self.died_at >= wait

    def replace(self, child: Child) -> None:
        self.child = child
        self.restarts += 1
        self.died_at = None
