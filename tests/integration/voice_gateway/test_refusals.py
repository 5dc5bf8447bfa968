"""A plain client that follows Twilio's documents gets a conversation; whatever else comes is refused."""

from __future__ import annotations

import asyncio
import json
import uuid
from base64 import b64decode, b64encode
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from twilio.request_validator import RequestValidator
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from phone_lab import LAB_ACCOUNT_SID, LAB_AUTH_TOKEN
from tests.integration.voice_gateway.world import GREETING, World, reply, wait_until

SIGN = RequestValidator(LAB_AUTH_TOKEN)
SILENT_FRAME = b64encode(b"\xff" * 160).decode()


@pytest.fixture(autouse=True)
def greeting(world: World) -> None:
    world.bot.answer = lambda call, text: reply(GREETING if text == "/call_started" else "好的。")


def form_of(call: str) -> dict[str, str]:
    return {
        "AccountSid": LAB_ACCOUNT_SID,
        "CallSid": call,
        "CallStatus": "ringing",
        "Direction": "inbound",
        "From": "+8613900000001",
        "To": "+8657188000000",
    }


def new_call() -> str:
    return f"CA{uuid.uuid4().hex}"


async def post(
    world: World, path: str, form: dict[str, str], *, signature: str | None = None
) -> httpx.Response:
    url = world.settings.origin + path
    signed = SIGN.compute_signature(url, form) if signature is None else signature
    async with httpx.AsyncClient(trust_env=False) as client:
        # A Host header of somebody else must not matter: signatures are checked against our own origin.
        headers = {"X-Twilio-Signature": signed, "Host": "calls.example.com"}
        return await client.post(url, data=form, headers=headers)


def stream_of(document: str) -> tuple[str, dict[str, str]]:
    stream = ElementTree.fromstring(document).find("Connect/Stream")
    assert stream is not None
    parameters = {p.get("name", ""): p.get("value", "") for p in stream.findall("Parameter")}
    return stream.get("url", ""), parameters


def signed_socket(url: str) -> Any:
    return connect(
        url, additional_headers={"X-Twilio-Signature": SIGN.compute_signature(url, {})}, proxy=None
    )


def start_message(call: str, parameters: dict[str, str]) -> str:
    start = {
        "accountSid": LAB_ACCOUNT_SID,
        "streamSid": "MZ1",
        "callSid": call,
        "tracks": ["inbound"],
        "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
        "customParameters": parameters,
    }
    return json.dumps({"event": "start", "sequenceNumber": "1", "streamSid": "MZ1", "start": start})


async def open_stream(world: World, call: str) -> ClientConnection:
    url, parameters = stream_of((await post(world, "/twilio/voice", form_of(call))).text)
    socket: ClientConnection = await signed_socket(url)
    await socket.send(json.dumps({"event": "connected", "protocol": "Call", "version": "1.0.0"}))
    await socket.send(start_message(call, parameters))
    return socket


async def hear_mark(socket: ClientConnection) -> tuple[int, str]:
    """Bytes of audio up to the first mark, and its name."""
    heard = 0
    async with asyncio.timeout(15):
        async for text in socket:
            message = json.loads(text)
            if message["event"] == "media":
                heard += len(b64decode(message["media"]["payload"]))
            elif message["event"] == "mark":
                return heard, message["mark"]["name"]
    raise AssertionError("no mark came")


async def end(world: World, call: str, socket: ClientConnection) -> None:
    await socket.send(json.dumps({"event": "stop", "streamSid": "MZ1", "stop": {"callSid": call}}))
    await socket.close()
    done = form_of(call) | {"CallStatus": "completed"}
    assert (await post(world, "/twilio/status", done)).status_code == 204
    await asyncio.to_thread(world.record, call)


async def test_a_client_that_follows_the_documents_is_greeted(world: World) -> None:
    """A1."""
    call = new_call()
    socket = await open_stream(world, call)
    heard, mark = await hear_mark(socket)
    assert heard > 4000
    await socket.send(json.dumps({"event": "mark", "streamSid": "MZ1", "mark": {"name": mark}}))
    await end(world, call, socket)


async def test_the_first_answer_bridges_a_dead_gateway_and_leads_back(world: World) -> None:
    document = (await post(world, "/twilio/voice", form_of(new_call()))).text
    response = ElementTree.fromstring(document)
    verbs = [verb.tag for verb in response]
    assert verbs[0] == "Connect"
    assert verbs[-1] == "Redirect"
    assert {"Say", "Pause"} <= set(verbs[1:-1])
    languages = {say.get("language") for say in response.findall("Say")}
    assert languages == {"cmn-CN", "en-US"}
    assert "/twilio/voice/recover#rc=5" in (response.findtext("Redirect") or "")
    assert all(float(pause.get("length", "1")) <= 4 for pause in response.findall("Pause"))


PATHS = [
    "/twilio/voice",
    "/twilio/voice/recover",
    "/twilio/voice/after",
    "/twilio/consult/k",
    "/twilio/status",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("signature", ["", "bm90IHNpZ25lZA=="])
async def test_unsigned_webhooks_are_refused(world: World, path: str, signature: str) -> None:
    answer = await post(world, path, form_of(new_call()), signature=signature)
    assert answer.status_code == 403
    assert world.gateway.status()["calls"] == 0


async def test_a_form_changed_on_the_way_is_refused(world: World) -> None:
    form = form_of(new_call())
    signature = SIGN.compute_signature(world.settings.origin + "/twilio/voice", form)
    answer = await post(world, "/twilio/voice", form | {"From": "+8613900000002"}, signature=signature)
    assert answer.status_code == 403


async def test_a_replayed_webhook_gets_the_same_answer_and_starts_nothing(world: World) -> None:
    call = new_call()
    first = await post(world, "/twilio/voice", form_of(call))
    again = await asyncio.gather(*(post(world, "/twilio/voice", form_of(call)) for _ in range(3)))
    assert {answer.text for answer in again} == {first.text}
    assert world.gateway.status()["calls"] == 1
    await post(world, "/twilio/status", form_of(call) | {"CallStatus": "completed"})
    await asyncio.to_thread(world.record, call)


async def test_an_unsigned_socket_is_refused(world: World) -> None:
    url, _ = stream_of((await post(world, "/twilio/voice", form_of(call := new_call()))).text)
    with pytest.raises(InvalidStatus) as refused:
        await connect(url, proxy=None)
    assert refused.value.response.status_code == 403
    await post(world, "/twilio/status", form_of(call) | {"CallStatus": "completed"})


async def test_a_token_works_once_and_for_its_own_call_only(world: World) -> None:
    call, other = new_call(), new_call()
    url, parameters = stream_of((await post(world, "/twilio/voice", form_of(call))).text)
    for claims in (other, call):  # the second one is right, but the first has used the token up
        async with signed_socket(url) as socket:
            await socket.send(start_message(claims, parameters))
            with pytest.raises(ConnectionClosed):
                async with asyncio.timeout(5):
                    await socket.recv()
    assert "/call_started" not in world.bot.heard_of(call)
    await post(world, "/twilio/status", form_of(call) | {"CallStatus": "completed"})


BAD = [
    "{",
    "[]",
    '{"event": "media"}',
    '{"event": "media", "media": {"payload": "***"}}',
    '{"event": "dtmf", "dtmf": {"digit": "12345"}}',
    '{"event": "mark", "mark": {}}',
    json.dumps({"event": "media", "media": {"payload": "A" * 200_000}}),
    '{"event": "from the future"}',
]


async def test_bad_frames_and_oversized_messages_disturb_neither_their_call_nor_others(world: World) -> None:
    call, quiet_call = new_call(), new_call()
    socket, other = await open_stream(world, call), await open_stream(world, quiet_call)
    for bad in BAD:
        await socket.send(bad)
    await socket.send(b"\x00\x01binary")
    media = {"event": "media", "streamSid": "MZ1", "media": {"track": "inbound", "payload": SILENT_FRAME}}
    await socket.send(json.dumps(media))
    assert (await hear_mark(socket))[0] > 4000
    assert (await hear_mark(other))[0] > 4000
    await socket.send(json.dumps({"event": "dtmf", "streamSid": "MZ1", "dtmf": {"digit": "0"}}))
    await asyncio.to_thread(lambda: wait_until(lambda: "/keys_pressed" in world.bot.heard_of(call)))
    await end(world, call, socket)
    await end(world, quiet_call, other)


async def test_a_client_that_sends_nothing_but_rubbish_is_cut_off(world: World) -> None:
    call = new_call()
    socket = await open_stream(world, call)
    with pytest.raises(ConnectionClosed):
        await send_rubbish(socket)
    await post(world, "/twilio/status", form_of(call) | {"CallStatus": "completed"})
    await asyncio.to_thread(world.record, call)


async def send_rubbish(socket: ClientConnection) -> None:
    async with asyncio.timeout(15):
        for _ in range(200):
            await socket.send("{")
        while True:
            await socket.recv()
