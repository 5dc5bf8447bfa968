"""Rasa's conversations in Redis, for calls: one session each, one turn at a time, bounded waits.

Rasa's own store reads and merges the whole conversation again at every save, and looks through all its
classes for every event it reads: half of a turn's time with eight calls at once, measured.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import redis
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import RedisTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

REDIS_TIMEOUT_SECONDS = 2.0


class CallTrackers(RedisTrackerStore):
    """Takes the options of Rasa's ``redis`` tracker store (endpoints.yml)."""

    def __init__(
        self,
        domain: Domain,
        host: str,
        event_broker: EventBroker | None = None,
        port: int | str = 6379,
        db: int | str = 0,
        username: str | None = None,
        password: str | None = None,
        **options: Any,
    ) -> None:
        super().__init__(domain, host=host, port=int(port), event_broker=event_broker, **options)
        # A Redis that hangs must not hang the call: the gateway has keys and humans for that.
        self.red = redis.StrictRedis(
            host=host,
            port=int(port),
            db=int(db or 0),
            username=username or None,
            password=password or None,
            decode_responses=True,
            socket_timeout=REDIS_TIMEOUT_SECONDS,
            socket_connect_timeout=REDIS_TIMEOUT_SECONDS,
        )
        Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(Event.resolve_by_type))  # type: ignore[method-assign]

    async def save(self, tracker: DialogueStateTracker, timeout: float | None = None) -> None:
        """Write the conversation as it is. The gateway has one turn of a call under way: nothing to merge."""
        await self.stream_events(tracker)
        key = self.key_prefix + tracker.sender_id
        self.red.set(key, self.serialise_tracker(tracker), ex=timeout or self.record_exp)
