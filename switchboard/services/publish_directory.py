"""Tells processes that read no SQL (Rasa's) about the directory; Redis may be away and is caught up later."""

from __future__ import annotations

import structlog

from switchboard.domain.errors import LiveStateDown
from switchboard.services.ports import DirectoryFeed, DirectoryStore

log = structlog.get_logger(__name__)


class PublishDirectory:
    def __init__(self, store: DirectoryStore, feed: DirectoryFeed) -> None:
        self._store = store
        self._feed = feed

    def __call__(self) -> bool:
        """Publish if Redis has another version than SQL. Whether both are equal now; never raises
        for Redis."""
        try:
            version = self._store.version()
            if version == 0 or self._feed.published_version() == version:
                return True
            version, directory = self._store.load()
            self._feed.publish(directory.without_private_numbers(), version)
        except LiveStateDown:
            log.warning("directory_not_published")
            return False
        log.info("directory_published", version=version)
        return True
