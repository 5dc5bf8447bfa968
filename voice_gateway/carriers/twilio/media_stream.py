"""One Media Streams socket as a MediaStream of the port."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from switchboard.services.telephony import Digits, MarkPlayed, MarksDropped, Received, StreamClosed
from voice_gateway import metrics
from voice_gateway.carriers.twilio import frames

log = structlog.get_logger(__name__)

_CLOSE_SECONDS = 0.5
_SEND_SECONDS = 2.0
_SERVICE_RESTART = 1012
_STOP_SECONDS = 10.0
_MAX_BAD_FRAMES = 100  # a client that sends nothing else is not a carrier


class TwilioStream:
    """Tolerant: a bad frame is counted, logged and skipped; the call goes on."""

    def __init__(self, socket: WebSocket, *, leg: str, stream_sid: str) -> None:
        self._socket = socket
        self._leg = leg
        self._write = frames.Writer(stream_sid)
        self._pending: dict[str, bool] = {}  # mark name → overtaken by a clear
        self._sequence = 0
        self._bad_frames = 0
        self._open = True
        self.finished = asyncio.Event()  # nobody reads or writes any more

    @property
    def leg(self) -> str:
        return self._leg

    async def received(self) -> AsyncIterator[Received]:
        orderly = False
        try:
            while True:
                frame = await self._next_frame()
                if type(frame) is bytes:
                    yield frame
                elif isinstance(frame, frames.Mark):
                    yield self._mark_came_back(frame.name)
                elif isinstance(frame, frames.Dtmf):
                    yield Digits(self._leg, self._count(), frame.digit)
                elif isinstance(frame, frames.Stop):
                    orderly = True
                    break
        except (WebSocketDisconnect, RuntimeError):
            pass  # RuntimeError: the socket was closed on our side while we waited
        self._open = False
        yield StreamClosed(self._leg, self._count(), orderly)

    async def _next_frame(self) -> frames.Frame:
        while True:
            text = await self._receive_text()
            try:
                return frames.parse(text)
            except frames.BadFrame as error:
                self._refuse(error.code)

    async def _receive_text(self) -> str:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                await self._wait_if_stopping(message.get("code"))
                raise WebSocketDisconnect(message.get("code", 1006))
            text = message.get("text")
            if text is not None:
                return str(text)
            self._refuse("binary_message")

    async def _wait_if_stopping(self, code: int | None) -> None:
        """Our own server closes every socket before it stops. Nobody shall ask for the call back now: the
        carrier bridges it until we are there again. This task is cancelled while it waits."""
        if code == _SERVICE_RESTART:
            self._open = False
            self.finished.set()
            await asyncio.sleep(_STOP_SECONDS)

    def _refuse(self, code: str) -> None:
        self._bad_frames += 1
        metrics.BAD_FRAMES.labels(code).inc()
        if self._bad_frames <= 3 or self._bad_frames % 50 == 0:  # a flood must not fill the log
            log.warning("bad_frame_refused", leg=self._leg, reason=code, count=self._bad_frames)
        if self._bad_frames > _MAX_BAD_FRAMES:
            raise WebSocketDisconnect(1008)

    def _mark_came_back(self, name: str) -> Received:
        overtaken = self._pending.pop(name, True)
        if overtaken:
            return MarksDropped(self._leg, self._count(), (name,))
        return MarkPlayed(self._leg, self._count(), name)

    async def play(self, mulaw: bytes) -> None:
        await self._send(self._write.media(mulaw))

    async def mark(self, name: str) -> None:
        self._pending[name] = False
        await self._send(self._write.mark(name))

    async def clear(self) -> None:
        for name in self._pending:
            self._pending[name] = True
        await self._send(self._write.clear())

    async def close(self) -> None:
        was_open, self._open = self._open, False
        if was_open and self._socket.client_state is WebSocketState.CONNECTED:
            try:
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await self._socket.close()
            except (TimeoutError, RuntimeError, WebSocketDisconnect, OSError):
                log.info("stream_close_stalled", leg=self._leg)
        self.finished.set()

    async def _send(self, text: str) -> None:
        if not self._open:
            return
        try:
            # Bounded: a peer that stops reading must not hold the call's tasks for ever.
            async with asyncio.timeout(_SEND_SECONDS):
                await self._socket.send_text(text)
        except (TimeoutError, RuntimeError, WebSocketDisconnect, OSError):
            self._open = False

    def _count(self) -> int:
        self._sequence += 1
        return self._sequence
