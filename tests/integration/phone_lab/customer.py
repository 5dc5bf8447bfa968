"""A customer of the telephone company: a real web server that checks signatures and answers with TwiML."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response, WebSocket, WebSocketDisconnect
from twilio.request_validator import RequestValidator

from phone_lab import LAB_AUTH_TOKEN

StreamHandler = Callable[["Stream"], Awaitable[None]]


@dataclass
class Seen:
    """One request as it came."""

    path: str
    form: dict[str, str]
    headers: dict[str, str]
    signed: bool


class Stream:
    """The server's end of one media stream."""

    def __init__(self, socket: WebSocket, signed: bool) -> None:
        self.socket, self.signed = socket, signed
        self.received: list[dict[str, Any]] = []
        self.sid = ""
        self.closed = False

    async def next(self, event: str, *, limit_seconds: float = 5) -> dict[str, Any]:
        """The next message of this kind; all others on the way are kept too."""
        async with asyncio.timeout(limit_seconds):
            while True:
                message = json.loads(await self.socket.receive_text())
                self.received.append(message)
                self.sid = message.get("streamSid", self.sid)
                if message["event"] == event:
                    return message

    async def send(self, event: str, **body: Any) -> None:
        await self.socket.send_text(json.dumps({"event": event, "streamSid": self.sid, **body}))

    async def drain(self) -> None:
        """Reads until the other side closes."""
        try:
            while True:
                await self.next("never", limit_seconds=30)
        except (WebSocketDisconnect, TimeoutError):
            self.closed = True

    def all(self, event: str) -> list[dict[str, Any]]:
        return [message for message in self.received if message["event"] == event]


@dataclass
class Customer:
    """``pages[path]`` is TwiML, a Response, a list of either (one per request), or a function of the form."""

    pages: dict[str, Any] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    streams: list[Stream] = field(default_factory=list)
    on_stream: StreamHandler = Stream.drain

    def __post_init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.ws_url = self.url.replace("http", "ws")
        self._validator = RequestValidator(LAB_AUTH_TOKEN)
        app = FastAPI()
        app.add_api_websocket_route("/media", self._media)
        app.add_api_route("/{path:path}", self._page, methods=["GET", "POST"])
        config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )

    def __enter__(self) -> Customer:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(5)

    def forget(self) -> None:
        self.pages.clear()
        self.seen.clear()
        self.streams.clear()
        self.on_stream = Stream.drain

    def forms(self, path: str) -> list[dict[str, str]]:
        return [seen.form for seen in self.seen if seen.path == path]

    def wait_for_form(self, path: str, *, count: int = 1, limit_seconds: float = 10) -> list[dict[str, str]]:
        deadline = time.monotonic() + limit_seconds
        while len(self.forms(path)) < count:
            assert time.monotonic() < deadline, f"{path} was asked {len(self.forms(path))} times"
            time.sleep(0.02)
        return self.forms(path)

    async def _page(self, request: Request) -> Response:
        form = {key: str(value) for key, value in (await request.form()).items()}
        path = "/" + request.path_params["path"]
        query = f"?{request.url.query}" if request.url.query else ""
        signature = request.headers.get("x-twilio-signature", "")
        signed = self._validator.validate(f"{self.url}{path}{query}", form, signature)
        self.seen.append(Seen(path, form or dict(request.query_params), dict(request.headers), signed))
        page = self.pages.get(path, "<Response/>")
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if callable(page) and not isinstance(page, Response):
            page = page(form)
        if asyncio.iscoroutine(page):
            page = await page
        return page if isinstance(page, Response) else Response(page, media_type="text/xml")

    async def _media(self, socket: WebSocket) -> None:
        url = self.ws_url + "/media"
        signed = self._validator.validate(url, {}, socket.headers.get("x-twilio-signature", ""))
        await socket.accept()
        stream = Stream(socket, signed)
        self.streams.append(stream)
        try:
            await self.on_stream(stream)
            await socket.close()
        except (WebSocketDisconnect, RuntimeError):
            pass
        stream.closed = True


def twiml(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{body}</Response>'
