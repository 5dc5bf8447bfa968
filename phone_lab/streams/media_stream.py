"""The carrier's end of one bidirectional media stream."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

from phone_lab.audio.frames import Frame, Quiet
from phone_lab.audio.playback import Playback
from phone_lab.calls.call import Call
from phone_lab.problems import Notice
from phone_lab.sids import new_sid, now
from phone_lab.streams.messages import BadMessage, Clear, Incoming, Mark, Media, Messages, parse

if TYPE_CHECKING:
    from phone_lab.calls.exchange import Exchange

log = structlog.get_logger()

_OPEN_SECONDS = 5.0
_CLOSE_SECONDS = 0.5
_MOST_UNSENT = 1500  # messages, 30 s: a server that reads no more has lost its call
_LONGEST_BUFFER_MS = 15 * 60_000.0


@dataclass(frozen=True)
class StreamTarget:
    """The <Stream> noun, its query string dropped."""

    url: str
    name: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    status_callback: str = ""
    status_callback_method: str = "POST"


class MediaStream:
    """A far end: what the caller says goes to the server in 20 ms messages, what the server sends is played.

    The audio clock calls ``hear`` and ``play``; one task reads the socket and one writes it.
    """

    def __init__(self, call: Call, target: StreamTarget, exchange: Exchange) -> None:
        self.sid = new_sid("MZ")
        self._call, self._target, self._exchange = call, target, exchange
        self._messages = Messages(stream_sid=self.sid, call_sid=call.sid, account_sid=call.account_sid)
        self._playback = Playback()
        self._outbox: deque[str] = deque()
        self._unsent = asyncio.Event()
        self._socket: ClientConnection | None = None
        self._broken_off = False
        self._complained: set[int] = set()

    # The audio clock's side

    def hear(self, frame: Frame) -> None:
        self._post(self._messages.media(frame))

    def play(self) -> Frame:
        frame, marks = self._playback.next_frame()
        for name in marks:
            self._post(self._messages.mark(name))
        return frame

    def key(self, digit: str) -> None:
        self._post(self._messages.dtmf(digit))

    # The program's side

    async def run(self) -> None:
        """Until the server closes the socket or the program is cancelled; the server cannot make it raise."""
        socket = await self._open()
        if socket is None:
            return
        self._socket = socket
        self._call.stream = self
        self._call.log.add("stream_opened", stream_sid=self.sid)
        self._report("stream-started")
        writer = asyncio.create_task(self._write(socket), name="stream-writer")
        try:
            await self._read(socket)
            self._closed_by_server(socket)
        finally:
            self._call.stream = None
            self._call.far = Quiet()
            await self._close(socket, writer)
            self._call.log.add("stream_closed", stream_sid=self.sid)
            self._report("stream-stopped")

    def break_off(self) -> None:
        """As a fault in the network would: no closing words, the connection is gone."""
        self._broken_off = True
        if self._socket is not None:
            self._socket.transport.abort()

    def _post(self, message: str) -> None:
        if len(self._outbox) >= _MOST_UNSENT:
            self.break_off()
            return
        self._outbox.append(message)
        self._unsent.set()

    async def _open(self) -> ClientConnection | None:
        url = self._target.url
        try:
            socket = await connect(
                url,
                additional_headers={"X-Twilio-Signature": self._exchange.webhooks.sign(url, {})},
                user_agent_header="Twilio.TmeWs/1.0",
                compression=None,
                proxy=None,
                open_timeout=_OPEN_SECONDS,
                close_timeout=_CLOSE_SECONDS,
                ping_interval=None,
                max_size=2**20,
            )
        except InvalidStatus as error:
            self._failed(31920, f"Stream - WebSocket - Handshake Error: {error.response.status_code}")
        except InvalidURI:
            self._failed(31923, "Stream - WebSocket - Malformed URL")
        except InvalidHandshake:
            self._failed(31920, "Stream - WebSocket - Handshake Error")
        except TimeoutError:
            self._failed(31901, "Stream - WebSocket - Connection Timeout")
        except OSError:
            self._failed(31902, "Stream - WebSocket - Connection Refused")
        else:
            self._outbox.extend([Messages.connected(), self._messages.start(self._target.parameters)])
            self._unsent.set()
            self._call.far = self
            return socket
        return None

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for message in socket:
                try:
                    self._obey(parse(message, stream_sid=self.sid))
                except BadMessage as bad:
                    self._complain(bad)
        except ConnectionClosed:
            pass  # an abrupt end is an end

    def _obey(self, message: Incoming) -> None:
        if isinstance(message, Media):
            if self._playback.pending_ms > _LONGEST_BUFFER_MS:
                raise BadMessage(31951, "more audio than is ever buffered")
            self._playback.add(message.samples)
        elif isinstance(message, Mark):
            self._playback.mark(message.name)
        elif isinstance(message, Clear):
            self._call.log.add("clear", dropped_ms=round(self._playback.pending_ms))
            for name in self._playback.clear():
                self._post(self._messages.mark(name))

    async def _write(self, socket: ClientConnection) -> None:
        try:
            while True:
                await self._unsent.wait()
                self._unsent.clear()
                while self._outbox:
                    await socket.send(self._outbox.popleft())
        except ConnectionClosed:
            pass  # the reader has seen it too

    async def _close(self, socket: ClientConnection, writer: asyncio.Task[None]) -> None:
        """Sends what is left, says stop and closes, within a bound; the server may be long gone."""
        writer.cancel()
        self._outbox.append(self._messages.stop())
        try:
            async with asyncio.timeout(2 * _CLOSE_SECONDS):
                while self._outbox:
                    await socket.send(self._outbox.popleft())
                await socket.close()
        except (ConnectionClosed, TimeoutError, OSError):
            socket.transport.abort()

    def _closed_by_server(self, socket: ClientConnection) -> None:
        if not self._broken_off:
            self._note(Notice(31921, f"Stream - WebSocket - Close Error: code {socket.close_code}"))

    def _complain(self, bad: BadMessage) -> None:
        """Each kind once per stream in the debugger, as Twilio does; every one in the log."""
        self._call.log.add("stream_error", code=bad.code, why=bad.why)
        if bad.code not in self._complained:
            self._complained.add(bad.code)
            kind = "Malformed" if bad.code == 31950 else "Invalid"
            self._note(Notice(bad.code, f"Stream - Protocol - {kind} Message: {bad.why}", "warning"))

    def _failed(self, code: int, message: str) -> None:
        self._note(Notice(code, message))
        self._call.log.add("stream_failed", code=code)
        self._report("stream-error", message)

    def _note(self, notice: Notice) -> None:
        log.warning("stream_problem", call_id=self._call.sid, code=notice.code)
        self._call.note(notice)

    def _report(self, event: str, error: str = "") -> None:
        if not self._target.status_callback:
            return
        self._exchange.sender.send(
            self.sid,
            self._target.status_callback,
            method=self._target.status_callback_method,
            parameters={
                "AccountSid": self._call.account_sid,
                "CallSid": self._call.sid,
                "StreamSid": self.sid,
                "StreamName": self._target.name or self.sid,
                "StreamEvent": event,
                "Timestamp": now().isoformat(),
                **({"StreamError": error} if error else {}),
            },
        )
