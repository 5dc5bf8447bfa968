"""Calls that are going on, in Redis."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from switchboard.domain.errors import LiveStateDown

TIMEOUT_SECONDS = 1.0
CALLS = "zongji:calls"  # sorted set: call id, by the moment at which it expires


def connect(url: str) -> redis.Redis:
    """A client that gives up within a second and never retries by itself. Opens nothing yet."""
    return redis.Redis.from_url(
        url,
        decode_responses=True,
        socket_timeout=TIMEOUT_SECONDS,
        socket_connect_timeout=TIMEOUT_SECONDS,
        retry=Retry(NoBackoff(), 0),
    )


@contextmanager
def live_or_down() -> Iterator[None]:
    """Turns every failure of Redis into LiveStateDown."""
    try:
        yield
    except (redis.RedisError, OSError) as error:
        raise LiveStateDown(type(error).__name__) from error


class RedisLiveState:
    """See ``ports.LiveState``."""

    def __init__(self, client: redis.Redis) -> None:
        self._redis: Any = client

    def save_call(self, call_id: str, state: dict[str, Any], ttl_seconds: int = 3600) -> None:
        with live_or_down(), self._redis.pipeline(transaction=True) as pipe:
            pipe.set(f"zongji:call:{call_id}", json.dumps(state, ensure_ascii=False), ex=ttl_seconds)
            pipe.zadd(CALLS, {call_id: time.time() + ttl_seconds})
            pipe.execute()

    def load_call(self, call_id: str) -> dict[str, Any] | None:
        with live_or_down():
            text = self._redis.get(f"zongji:call:{call_id}")
        return json.loads(text) if text else None

    def drop_call(self, call_id: str) -> None:
        with live_or_down(), self._redis.pipeline(transaction=True) as pipe:
            pipe.delete(f"zongji:call:{call_id}")
            pipe.zrem(CALLS, call_id)
            pipe.execute()

    def calls(self) -> tuple[str, ...]:
        with live_or_down(), self._redis.pipeline(transaction=True) as pipe:
            pipe.zremrangebyscore(CALLS, "-inf", time.time())
            pipe.zrange(CALLS, 0, -1)
            return tuple(pipe.execute()[1])

    def once(self, key: str, ttl_seconds: int = 3600) -> bool:
        with live_or_down():
            return bool(self._redis.set(f"zongji:once:{key}", "1", nx=True, ex=ttl_seconds))

    def issue_token(self, call_id: str, ttl_seconds: int = 60) -> str:
        token = secrets.token_urlsafe(32)
        with live_or_down():
            self._redis.set(_token_key(token), call_id, ex=ttl_seconds)
        return token

    def redeem_token(self, token: str) -> str | None:
        with live_or_down():
            return self._redis.getdel(_token_key(token))

    def ping(self) -> None:
        with live_or_down():
            self._redis.ping()


def _token_key(token: str) -> str:
    return f"zongji:token:{hashlib.sha256(token.encode()).hexdigest()}"
