"""The directory as it is now, in every process, without anyone having to restart."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.hours import Hours
from switchboard.domain.people import Directory, Notice
from switchboard.services.ports import DirectoryStore

log = structlog.get_logger(__name__)

CHECK_EVERY_SECONDS = 0.2
WAIT_FOR_RELOAD_SECONDS = 2.0
LARGE = 5000


@contextmanager
def _no_collections() -> Iterator[None]:
    """Nothing of an index becomes garbage while it is built, and looking for some doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True)
class Snapshot:
    """Everything of one version, built together."""

    version: int
    directory: Directory
    index: CalleeIndex
    notices: tuple[Notice, ...]
    hours: Hours
    channels: dict[str, str]


class CurrentDirectory:
    """Asks the store for its version at most five times a second and rebuilds the snapshot in a thread.

    A small directory is there within the look-up that noticed the change; one that takes longer than two
    seconds to build is served in its old version until the new one is ready."""

    def __init__(self, store: DirectoryStore) -> None:
        self._store = store
        self._snapshot: Snapshot | None = None
        self._checked_at = 0.0
        self._lock = threading.Lock()
        self._reload: threading.Thread | None = None
        self._began_at = 0.0  # when the reload in progress did

    def snapshot(self) -> Snapshot:
        """The newest snapshot that is ready. The first call loads it; later ones never wait over two
        seconds."""
        current = self._snapshot
        if current is not None and time.monotonic() - self._checked_at < CHECK_EVERY_SECONDS:
            return current
        if current is None:
            with self._lock:
                if self._snapshot is None:
                    self._load()
        else:
            self._check(current)
        self._checked_at = time.monotonic()
        assert self._snapshot is not None
        return self._snapshot

    def changed(self) -> None:
        """Look at once: this process has just changed it."""
        self._checked_at = 0.0

    def _check(self, current: Snapshot) -> None:
        try:
            version = self._store.version()
        except Exception:
            # The database is away: what we know still serves callers.
            log.warning("directory_version_unknown", exc_info=True)
            return
        if version == current.version:
            return
        with self._lock:
            if self._reload is None or not self._reload.is_alive():
                self._reload = threading.Thread(
                    target=self._load_safely, name="directory-reload", daemon=True
                )
                self._reload.start()
                self._began_at = time.monotonic()
            reload = self._reload
        # Whoever comes meanwhile waits as well: the first caller after an import is seldom alone.
        reload.join(timeout=max(0.0, self._began_at + WAIT_FOR_RELOAD_SECONDS - time.monotonic()))

    def _load_safely(self) -> None:
        try:
            self._load()
        except Exception:
            log.exception("directory_reload_failed")

    def _load(self) -> None:
        started = time.monotonic()
        with _no_collections():
            version, directory = self._store.load()
            self._snapshot = Snapshot(
                version,
                directory,
                CalleeIndex(directory),
                self._store.load_notices(),
                self._store.load_hours(),
                self._store.load_channels(),
            )
        if len(directory.people) > LARGE:
            # Kept out of later collections: each would walk millions of objects while callers wait.
            gc.freeze()
        log.info(
            "directory_loaded",
            version=version,
            people=len(directory.people),
            departments=len(directory.departments),
            seconds=round(time.monotonic() - started, 3),
        )
