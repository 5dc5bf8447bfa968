"""The few TwiML documents that we answer with."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

MAX_CHARS = 4000  # Twilio refuses longer documents in a call update

# Connection overrides, in the URL's fragment (not signed): retries on any failure, two seconds to connect.
RETRIES = "#rc=3&rp=all&ct=2000&rt=5000&tt=15000"
RECOVERY_RETRIES = "#rc=5&rp=all&ct=3000&rt=5000&tt=15000"

_BRIDGE = (
    ("cmn-CN", "请稍等，马上为您继续。"),
    ("en-US", "One moment, please."),
)
_BRIDGE_ROUNDS = 2  # about 12 s of words and pauses, none of them longer than 2 s
_CUT = (("cmn-CN", "对不起，线路中断了，再见。"), ("en-US", "Sorry, the line was cut. Goodbye."))


@dataclass(frozen=True)
class Urls:
    """Where the carrier finds us."""

    origin: str  # https://calls.example.com
    socket_origin: str  # wss://calls.example.com

    @property
    def media(self) -> str:
        return f"{self.socket_origin}/twilio/media"

    @property
    def recover(self) -> str:
        return f"{self.origin}/twilio/voice/recover{RECOVERY_RETRIES}"

    @property
    def after(self) -> str:
        return f"{self.origin}/twilio/voice/after{RECOVERY_RETRIES}"

    @property
    def status(self) -> str:
        return f"{self.origin}/twilio/status{RETRIES}"

    @property
    def conference(self) -> str:
        return f"{self.origin}/twilio/conference{RETRIES}"

    def consult(self, key: str) -> str:
        return f"{self.origin}/twilio/consult/{key}{RETRIES}"


def caller_stream(urls: Urls, token: str) -> str:
    """A conversation; when its socket breaks, the carrier itself speaks until somebody is back."""
    response = Element("Response")
    _stream(response, urls, token)
    for _ in range(_BRIDGE_ROUNDS):
        for language, words in _BRIDGE:
            SubElement(response, "Say", language=language).text = words
        SubElement(response, "Pause", length="2")
    SubElement(response, "Redirect", method="POST").text = urls.recover
    return _document(response)


def callee_stream(urls: Urls, token: str) -> str:
    """A consult; when its socket breaks, the callee is told so and let go."""
    response = Element("Response")
    _stream(response, urls, token)
    for language, words in _CUT:
        SubElement(response, "Say", language=language).text = words
    SubElement(response, "Hangup")
    return _document(response)


def conference(urls: Urls, room: str, *, returns: bool, muted: bool) -> str:
    """Whoever leaves ends the room. A leg that ``returns`` goes on to ``after``, another one is let go."""
    response = Element("Response")
    dial = SubElement(response, "Dial", {"action": urls.after, "method": "POST"} if returns else {})
    SubElement(
        dial,
        "Conference",
        startConferenceOnEnter="true",
        endConferenceOnExit="true",
        beep="false",
        muted="true" if muted else "false",
        waitUrl="",
        statusCallback=urls.conference,
        statusCallbackEvent="join leave end",
    ).text = room
    if not returns:
        SubElement(response, "Hangup")
    return _document(response)


def press(urls: Urls, digits: str) -> str:
    response = Element("Response")
    SubElement(response, "Play", digits=digits)
    SubElement(response, "Redirect", method="POST").text = urls.recover
    return _document(response)


def rejected(*, busy: bool) -> str:
    response = Element("Response")
    SubElement(response, "Reject", reason="busy" if busy else "rejected")
    return _document(response)


def hang_up() -> str:
    response = Element("Response")
    SubElement(response, "Hangup")
    return _document(response)


def _stream(response: Element, urls: Urls, token: str) -> None:
    # A parameter, since Twilio drops the query string of a stream's URL.
    connect = SubElement(response, "Connect")
    stream = SubElement(connect, "Stream", url=urls.media)
    SubElement(stream, "Parameter", name="token", value=token)


def _document(response: Element) -> str:
    text = '<?xml version="1.0" encoding="UTF-8"?>' + tostring(response, encoding="unicode")
    if len(text) > MAX_CHARS:
        raise ValueError(f"TwiML of {len(text)} characters, {MAX_CHARS} are allowed")
    return text
