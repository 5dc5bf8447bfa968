"""A value that another process may publish anew: rebuilt beside the old one, then swapped in."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

import structlog

log = structlog.get_logger(__name__)

CHECK_EVERY_SECONDS = 0.2
RETRY_AFTER_SECONDS = 2.0  # where the version is kept, is down: go on with what is known
WAIT_FOR_RELOAD_SECONDS = 2.0

T = TypeVar("T")


class Newest(Generic[T]):
    """``version`` tells which is published now (None: none yet), ``load`` builds it and tells which it is.

    What is built within two seconds is there for the caller who noticed the change and for all who come
    meanwhile; what takes longer is served in its old version until then. A fault keeps the old one.
    """

    def __init__(
        self,
        name: str,
        version: Callable[[], object | None],
        load: Callable[[], tuple[object, T]],
        *,
        until_then: T | None = None,
    ) -> None:
        """``until_then`` is served while none is published; without it the first ``get`` loads, or raises."""
        self._name, self._published, self._build = name, version, load
        self._value = until_then
        self._version: object | None = None
        self._next_check = 0.0
        self._lock = threading.Lock()
        self._reload: threading.Thread | None = None
        self._began_at = 0.0  # when the reload in progress did

    def get(self, *, wait_seconds: float = WAIT_FOR_RELOAD_SECONDS) -> T:
        """Cheap: at most one small question every 200 ms."""
        if self._value is None:
            with self._lock:
                if self._value is None:
                    self._load()
        elif time.monotonic() >= self._next_check:
            self._next_check = time.monotonic() + self._check(wait_seconds)
        assert self._value is not None
        return self._value

    def changed(self) -> None:
        """Look at once: this process has just changed it."""
        self._next_check = 0.0

    def _check(self, wait_seconds: float) -> float:
        """Seconds until the next one."""
        try:
            version = self._published()
        except Exception as error:  # any fault: what we know still serves callers
            log.warning("version_unknown", of=self._name, error=type(error).__name__)
            return RETRY_AFTER_SECONDS
        if version is not None and version != self._version:
            reload = self._reloading()
            # Whoever comes meanwhile waits as well: the first caller after an import is seldom alone.
            reload.join(timeout=max(0.0, self._began_at + wait_seconds - time.monotonic()))
        return CHECK_EVERY_SECONDS

    def _reloading(self) -> threading.Thread:
        with self._lock:
            if self._reload is None or not self._reload.is_alive():
                self._began_at = time.monotonic()
                self._reload = threading.Thread(target=self._load_safely, name=self._name, daemon=True)
                self._reload.start()
            return self._reload

    def _load_safely(self) -> None:
        try:
            self._load()
        except Exception:
            log.exception("reload_failed", of=self._name)

    def _load(self) -> None:
        self._version, self._value = self._build()
