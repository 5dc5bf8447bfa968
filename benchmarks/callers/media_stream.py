"""The carrier's end of one Media Stream: sends 20 ms frames in real time, plays the answer, keeps the times.

Times are of the audio, not of the network: speech ends with its last loud sample, a reply begins where its
first loud sample would be played.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections import deque
from typing import Any

import numpy as np
from numpy.typing import NDArray
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from speech import mulaw

_FRAME_SECONDS = 0.02
_HZ = 8_000
_LOUD = 400  # of 32767: above the noise of mu-law and eSpeak's fade-out


class MediaStream:
    """One call on an open socket. ``run`` must be alive while the other methods are used."""

    def __init__(self, socket: ClientConnection, *, call_sid: str, parameters: dict[str, str]) -> None:
        self._socket = socket
        self._stream_sid = "MZ" + call_sid[2:]
        self._call_sid = call_sid
        self._parameters = parameters
        self._mouth: deque[bytes] = deque()
        self._said_until = 0.0
        self._plays_until = 0.0
        self._marks: list[str] = []
        self.heard_loud: list[float] = []  # when each stretch of the other side's speech began
        self.heard_until = 0.0  # when its last loud sample is played
        self.cleared_at: list[float] = []

    async def run(self) -> None:
        """Until the other side closes or this is cancelled."""
        await self._send({"event": "connected", "protocol": "Call", "version": "1.0.0"})
        await self._send(self._start())
        receiving = asyncio.create_task(self._receive())
        try:
            await self._send_in_real_time()
        except ConnectionClosed:
            pass
        finally:
            receiving.cancel()

    def say(self, samples: NDArray[np.int16]) -> None:
        """Queues speech at 8 kHz after what is being said."""
        data = mulaw.encode(samples)
        short = -len(data) % mulaw.FRAME_BYTES
        data += mulaw.SILENCE * short
        self._mouth.extend(data[i : i + mulaw.FRAME_BYTES] for i in range(0, len(data), mulaw.FRAME_BYTES))

    @property
    def said_until(self) -> float:
        """When the last loud sample that we said left us."""
        return self._said_until

    @property
    def is_saying(self) -> bool:
        return bool(self._mouth)

    def quiet_for(self, now: float) -> float:
        """Seconds since the other side's last loud sample was played."""
        return now - self.heard_until

    async def _send_in_real_time(self) -> None:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for number in range(1 << 31):
            await asyncio.sleep(max(0.0, begun + number * _FRAME_SECONDS - loop.time()))
            frame = self._mouth.popleft() if self._mouth else mulaw.SILENCE * mulaw.FRAME_BYTES
            await self._send(self._media(number, frame))
            loud = _loud(frame)
            if loud.size:
                self._said_until = loop.time() + int(loud[-1]) / _HZ

    async def _receive(self) -> None:
        async for message in self._socket:
            event = json.loads(message)
            if event["event"] == "media":
                self._hear(base64.b64decode(event["media"]["payload"]))
            elif event["event"] == "mark":
                await self._mark(event["mark"]["name"])
            elif event["event"] == "clear":
                await self._clear()

    def _hear(self, data: bytes) -> None:
        now = asyncio.get_running_loop().time()
        starts = max(now, self._plays_until)
        self._plays_until = starts + len(data) / _HZ
        loud = _loud(data)
        if not loud.size:
            return
        first = starts + int(loud[0]) / _HZ
        if first - self.heard_until > 0.25:
            self.heard_loud.append(first)
        self.heard_until = starts + int(loud[-1]) / _HZ

    async def _mark(self, name: str) -> None:
        """Sent back when what was queued before it has been played."""
        loop = asyncio.get_running_loop()
        self._marks.append(name)
        loop.call_at(self._plays_until, lambda: asyncio.ensure_future(self._give_back(name)))

    async def _give_back(self, name: str) -> None:
        if name not in self._marks:
            return
        self._marks.remove(name)
        try:
            mark = {"event": "mark", "streamSid": self._stream_sid, "mark": {"name": name}}
            await self._send({**mark, "sequenceNumber": "1"})
        except ConnectionClosed:
            pass

    async def _clear(self) -> None:
        now = asyncio.get_running_loop().time()
        self.cleared_at.append(now)
        self._plays_until = now
        self.heard_until = min(self.heard_until, now)
        for name in list(self._marks):
            await self._give_back(name)

    async def _send(self, event: dict[str, Any]) -> None:
        await self._socket.send(json.dumps(event))

    def _start(self) -> dict[str, Any]:
        return {
            "event": "start",
            "sequenceNumber": "1",
            "streamSid": self._stream_sid,
            "start": {
                "streamSid": self._stream_sid,
                "accountSid": "AC" + 32 * "0",
                "callSid": self._call_sid,
                "tracks": ["inbound"],
                "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
                "customParameters": self._parameters,
            },
        }

    def _media(self, number: int, frame: bytes) -> dict[str, Any]:
        return {
            "event": "media",
            "sequenceNumber": str(number + 2),
            "streamSid": self._stream_sid,
            "media": {
                "track": "inbound",
                "chunk": str(number + 1),
                "timestamp": str(number * 20),
                "payload": base64.b64encode(frame).decode(),
            },
        }


def _loud(data: bytes) -> NDArray[np.intp]:
    """Positions of the loud samples."""
    return np.flatnonzero(np.abs(mulaw.decode(data).astype(np.int32)) > _LOUD)
