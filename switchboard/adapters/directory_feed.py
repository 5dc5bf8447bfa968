"""The directory for processes that read no SQL: JSON and version in Redis."""

from __future__ import annotations

from typing import Any

import redis

from switchboard.adapters.live_state import live_or_down
from switchboard.domain.people import Directory

DIRECTORY = "zongji:directory"
VERSION = "zongji:directory:version"


class RedisDirectoryFeed:
    def __init__(self, client: redis.Redis) -> None:
        self._redis: Any = client

    def published_version(self) -> int | None:
        with live_or_down():
            version = self._redis.get(VERSION)
        return int(version) if version else None

    def publish(self, directory: Directory, version: int) -> None:
        with live_or_down(), self._redis.pipeline(transaction=True) as pipe:
            pipe.set(DIRECTORY, directory.to_json())
            pipe.set(VERSION, version)
            pipe.execute()
