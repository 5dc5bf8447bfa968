"""The directory as it is now, in every process, without anyone having to restart."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.hours import Hours
from switchboard.domain.people import Directory, Notice
from switchboard.services.newest import Newest
from switchboard.services.ports import DirectoryStore

log = structlog.get_logger(__name__)

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
    """The newest snapshot of what the store holds."""

    def __init__(self, store: DirectoryStore) -> None:
        self._store = store
        self._newest = Newest("directory", store.version, self._load)

    def snapshot(self) -> Snapshot:
        """The first call loads it; later ones never wait over two seconds."""
        return self._newest.get()

    def changed(self) -> None:
        """Look at once: this process has just changed it."""
        self._newest.changed()

    def _load(self) -> tuple[int, Snapshot]:
        started = time.monotonic()
        with _no_collections():
            version, directory = self._store.load()
            snapshot = Snapshot(
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
        return version, snapshot
