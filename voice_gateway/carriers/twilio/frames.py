"""Media Streams messages: what Twilio sends parsed into values, what we send as JSON text.

https://www.twilio.com/docs/voice/media-streams/websocket-messages
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass

MAX_MESSAGE_CHARS = 64 * 1024  # Twilio's own are under 1 kB
_KEYS = frozenset("0123456789*#ABCD")


class BadFrame(ValueError):
    """Not a message that Twilio would send; ``code`` says what is wrong with it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Start:
    stream_sid: str
    call_sid: str
    token: str


@dataclass(frozen=True)
class Dtmf:
    digit: str


@dataclass(frozen=True)
class Mark:
    name: str


@dataclass(frozen=True)
class Stop:
    pass


@dataclass(frozen=True)
class Ignored:
    """``connected``, sound that is not the party's own, and events that Twilio may add some day."""


Frame = bytes | Start | Dtmf | Mark | Stop | Ignored
_IGNORED, _STOP = Ignored(), Stop()


def parse(text: str) -> Frame:
    """One message; audio (mu-law, 8 kHz) comes as plain bytes, since there are fifty of it a second.

    Raises:
        BadFrame: too long, not JSON, or a field is missing or of the wrong kind.
    """
    if len(text) > MAX_MESSAGE_CHARS:
        raise BadFrame("message_too_long")
    try:
        message = json.loads(text)
        event = message["event"]
        if event == "media":
            media = message["media"]
            if media.get("track", "inbound") != "inbound":
                return _IGNORED
            return b64decode(media["payload"], validate=True)
        return _parse_rare(event, message)
    except Base64Error:
        raise BadFrame("payload_not_base64") from None
    except RecursionError:
        raise BadFrame("nested_too_deep") from None
    except BadFrame:
        raise
    except ValueError:
        raise BadFrame("not_json") from None
    except (KeyError, TypeError, AttributeError):
        raise BadFrame("field_missing") from None


def _parse_rare(event: object, message: dict) -> Frame:
    if event == "mark":
        return Mark(_text(message["mark"]["name"]))
    if event == "dtmf":
        digit = _text(message["dtmf"]["digit"])
        if len(digit) != 1 or digit not in _KEYS:
            raise BadFrame("not_a_key")
        return Dtmf(digit)
    if event == "start":
        return _parse_start(message)
    return _STOP if event == "stop" else _IGNORED


def _parse_start(message: dict) -> Start:
    start = message["start"]
    form = start.get("mediaFormat", {})
    if form.get("encoding", "audio/x-mulaw") != "audio/x-mulaw" or form.get("sampleRate", 8000) != 8000:
        raise BadFrame("unknown_media_format")
    return Start(
        stream_sid=_text(start.get("streamSid") or message["streamSid"]),
        call_sid=_text(start["callSid"]),
        token=_text(start.get("customParameters", {}).get("token", "")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 256:
        raise BadFrame("field_missing")
    return value


class Writer:
    """Messages to one stream. The constant parts are made once."""

    def __init__(self, stream_sid: str) -> None:
        sid = json.dumps(stream_sid)
        self._media = f'{{"event":"media","streamSid":{sid},"media":{{"payload":"'
        self._mark = f'{{"event":"mark","streamSid":{sid},"mark":{{"name":'
        self._clear = f'{{"event":"clear","streamSid":{sid}}}'

    def media(self, mulaw: bytes) -> str:
        return f'{self._media}{b64encode(mulaw).decode("ascii")}"}}}}'

    def mark(self, name: str) -> str:
        return f"{self._mark}{json.dumps(name)}}}}}"

    def clear(self) -> str:
        return self._clear
