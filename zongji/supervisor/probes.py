"""Is it up? One bounded question per kind of process."""

from __future__ import annotations

import http.client
from collections.abc import Callable

import redis

from zongji.addresses import reachable_host

Probe = Callable[[int], bool]
"""Given the pid of the child: True when it serves. Returns within a second or so, never raises."""


def http_answers(port: int, path: str, *, host: str = "127.0.0.1") -> Probe:
    """GET path on loopback gives 200."""

    def probe(_: int) -> bool:
        connection = http.client.HTTPConnection(reachable_host(host), port, timeout=1.0)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    return probe


def redis_answers(url: str) -> Probe:
    """PING, which fails while Redis still loads its append-only file."""

    def probe(_: int) -> bool:
        client = redis.Redis.from_url(url, socket_timeout=1.0, socket_connect_timeout=1.0)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

    return probe


def heart_beats(url: str, name: str) -> Probe:
    """The process with no port has written its pid to ``zongji:alive:<name>`` (see ``serving/worker.py``)."""

    def probe(pid: int) -> bool:
        client = redis.Redis.from_url(url, socket_timeout=1.0, socket_connect_timeout=1.0)
        try:
            return client.get(heartbeat_key(name)) == str(pid).encode()
        except redis.RedisError:
            return False
        finally:
            client.close()

    return probe


def heartbeat_key(name: str) -> str:
    return f"zongji:alive:{name}"
