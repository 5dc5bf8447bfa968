"""Where a caller rings: our webhook, or the peer's socket."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

import httpx
from twilio.request_validator import RequestValidator
from websockets.asyncio.client import connect

from benchmarks.callers.media_stream import MediaStream
from phone_lab import LAB_ACCOUNT_SID, LAB_AUTH_TOKEN


class Place(Protocol):
    def ring(self, call_sid: str) -> AsyncIterator[MediaStream]: ...


class OurGateway:
    """POST /twilio/voice with a signature, then the socket that the TwiML names."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._signer = RequestValidator(LAB_AUTH_TOKEN)

    @asynccontextmanager
    async def ring(self, call_sid: str) -> AsyncIterator[MediaStream]:
        url = f"{self._origin}/twilio/voice"
        fields = {
            "CallSid": call_sid,
            "AccountSid": LAB_ACCOUNT_SID,
            "From": f"+8613{int(call_sid[2:10], 16) % 10**9:09d}",
            "To": "+8657188000000",
            "CallStatus": "ringing",
            "Direction": "inbound",
            "ApiVersion": "2010-04-01",
        }
        headers = {"X-Twilio-Signature": self._signer.compute_signature(url, fields)}
        async with httpx.AsyncClient(timeout=10.0, trust_env=False) as http:
            answer = (await http.post(url, data=fields, headers=headers)).raise_for_status()
        stream = ET.fromstring(answer.text).find(".//Stream")
        assert stream is not None
        address = stream.attrib["url"]
        parameters = {p.attrib["name"]: p.attrib["value"] for p in stream.findall("Parameter")}
        signature = self._signer.compute_signature(address, {})
        async with connect(
            address, additional_headers={"X-Twilio-Signature": signature}, proxy=None, compression=None
        ) as socket:
            yield MediaStream(socket, call_sid=call_sid, parameters=parameters)


class PeerSocket:
    """The peer has no webhook in front: its socket at once."""

    def __init__(self, address: str) -> None:
        self._address = address

    @asynccontextmanager
    async def ring(self, call_sid: str) -> AsyncIterator[MediaStream]:
        async with connect(self._address, proxy=None, compression=None) as socket:
            yield MediaStream(socket, call_sid=call_sid, parameters={})
