"""Media Streams messages: what goes to the customer's server, and what may come back."""

from __future__ import annotations

import binascii
import json
from dataclasses import dataclass
from typing import Any

from phone_lab.audio.frames import FRAME_MS, Samples
from speech import mulaw


class BadMessage(Exception):
    """31950: not text; 31951: no JSON, an unknown event, a field missing or wrong."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code, self.why = code, why


@dataclass(frozen=True)
class Media:
    samples: Samples


@dataclass(frozen=True)
class Mark:
    name: str


@dataclass(frozen=True)
class Clear:
    pass


Incoming = Media | Mark | Clear


def parse(message: str | bytes, *, stream_sid: str) -> Incoming:
    """One message of the server. Raises BadMessage."""
    if isinstance(message, bytes):
        raise BadMessage(31950, "binary format")
    try:
        data = json.loads(message)
        event = data["event"]
        if data["streamSid"] != stream_sid:
            raise BadMessage(31951, "wrong streamSid")
        if event == "media":
            return Media(mulaw.decode(binascii.a2b_base64(data["media"]["payload"], strict_mode=True)))
        if event == "mark":
            return Mark(str(data["mark"]["name"]))
        if event == "clear":
            return Clear()
    except (ValueError, KeyError, TypeError) as error:
        raise BadMessage(31951, f"{type(error).__name__}: {error}"[:200]) from error
    raise BadMessage(31951, "unknown event")


class Messages:
    """The messages of one stream, numbered. ``connected`` alone carries no number."""

    def __init__(self, *, stream_sid: str, call_sid: str, account_sid: str) -> None:
        self._stream_sid, self._call_sid, self._account_sid = stream_sid, call_sid, account_sid
        self._sequence = 0
        self._chunk = 0
        # Written by hand: this one is sent fifty times a second for each call.
        self._media = (
            '{"event":"media","sequenceNumber":"%d","media":{"track":"inbound","chunk":"%d",'
            '"timestamp":"%d","payload":"%s"},"streamSid":"' + stream_sid + '"}'
        )

    @staticmethod
    def connected() -> str:
        return json.dumps({"event": "connected", "protocol": "Call", "version": "1.0.0"})

    def start(self, parameters: dict[str, str]) -> str:
        return self._numbered(
            "start",
            start={
                "accountSid": self._account_sid,
                "streamSid": self._stream_sid,
                "callSid": self._call_sid,
                "tracks": ["inbound"],
                "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
                "customParameters": parameters,
            },
        )

    def media(self, samples: Samples) -> str:
        """``timestamp`` is the ms from the start of the stream."""
        self._sequence += 1
        self._chunk += 1
        payload = binascii.b2a_base64(mulaw.encode(samples), newline=False).decode("ascii")
        return self._media % (self._sequence, self._chunk, (self._chunk - 1) * FRAME_MS, payload)

    def dtmf(self, digit: str) -> str:
        return self._numbered("dtmf", dtmf={"track": "inbound_track", "digit": digit})

    def mark(self, name: str) -> str:
        return self._numbered("mark", mark={"name": name})

    def stop(self) -> str:
        return self._numbered("stop", stop={"accountSid": self._account_sid, "callSid": self._call_sid})

    def _numbered(self, event: str, **body: Any) -> str:
        self._sequence += 1
        return json.dumps(
            {
                "event": event,
                "sequenceNumber": str(self._sequence),
                "streamSid": self._stream_sid,
                **body,
            }
        )
