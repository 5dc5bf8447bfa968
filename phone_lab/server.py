"""A lab in this process, on a port of its own: for tests and benchmarks."""

from __future__ import annotations

import socket
import threading
from types import TracebackType

import uvicorn

from phone_lab.app import create_app
from phone_lab.audio.voice import Speaker
from phone_lab.control import LabControl
from phone_lab.lab import Lab
from phone_lab.options import LabOptions
from switchboard.settings import Settings


class LabServer:
    """``with LabServer(settings) as lab: lab.control.place_call(...)``.

    The port is taken when the object is made, so that ``port`` and ``url`` are known before anything runs.
    The server has a thread and an event loop of its own.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        options: LabOptions | None = None,
        speaker: Speaker | None = None,
        port: int = 0,
    ) -> None:
        """``port`` 0 takes a free one, whatever the settings say."""
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        app = create_app(settings, options=options, speaker=speaker, base_url=self.url)
        self.lab: Lab = app.state.lab  # touch it only from its own event loop
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="lab", daemon=True)
        self.control = LabControl(self.url)

    def __enter__(self) -> LabServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, *, limit_seconds: float = 10) -> None:
        """Raises TimeoutError if the server does not come up."""
        self._thread.start()
        self.control.wait_until_ready(limit_seconds=limit_seconds)

    def stop(self, *, limit_seconds: float = 10) -> None:
        self.control.close()
        self._server.should_exit = True
        self._thread.join(limit_seconds)
        self._socket.close()

    def _serve(self) -> None:
        self._server.run(sockets=[self._socket])
