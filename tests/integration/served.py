"""An ASGI app of a test on a real socket."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

import uvicorn
from fastapi import FastAPI

START_LIMIT_SECONDS = 20


class Served:
    """With an event loop in a thread of its own, as in the product. ``around`` runs in that loop as well."""

    def __init__(
        self,
        app: FastAPI,
        *,
        port: int = 0,
        around: AbstractAsyncContextManager[object] | None = None,
    ) -> None:
        self._listening = socket.create_server(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        config = uvicorn.Config(
            app, log_level="warning", ws_max_size=1 << 20, timeout_graceful_shutdown=1, lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._around = around or nullcontext()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with self._around:
            await self._server.serve(sockets=[self._listening])

    def start(self) -> None:
        self._thread.start()
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while not self._server.started:
            assert self._thread.is_alive(), "the server ended at once"
            assert time.monotonic() < deadline, f"not served within {START_LIMIT_SECONDS} s"
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(15)

    def __enter__(self) -> str:
        self.start()
        return self.url

    def __exit__(self, *_: object) -> None:
        self.stop()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """In the server's own event loop."""
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)
