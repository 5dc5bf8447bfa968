"""Media Streams, frame by frame, as Twilio documents them."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from twilio.rest import Client

from phone_lab.audio.tones import tone
from phone_lab.server import LabServer
from speech import mulaw
from tests.integration.phone_lab.customer import Customer, Stream, twiml
from tests.integration.phone_lab.listening import seconds_of, tones_in

HEARD = 1


def stream_call(lab: LabServer, customer: Customer, script: list[Any] | None = None, after: str = "") -> str:
    customer.pages["/twilio/voice"] = twiml(
        f'<Connect><Stream url="{customer.ws_url}/media?lost=1" name="main" statusCallback="/stream">'
        f'<Parameter name="token" value="t&amp;1"/></Stream></Connect>{after}'
    )
    return lab.control.place_call(script or [])


def payload(samples: Any) -> dict[str, str]:
    return {"payload": base64.b64encode(mulaw.encode(samples)).decode()}


async def hang_up(stream: Stream) -> None:
    """Ends the call by closing the socket: nothing follows in the TwiML."""


def test_the_messages_have_twilios_form(lab: LabServer, customer: Customer) -> None:
    async def listen(stream: Stream) -> None:
        await stream.next("dtmf")
        for _ in range(5):
            await stream.next("media")

    customer.on_stream = listen
    sid = stream_call(lab, customer, [{"wait": 0.3}, {"keys": "5"}])
    lab.control.wait_until_over(sid)
    stream = customer.streams[0]
    assert stream.signed  # the upgrade request, without the query string
    connected, start = stream.received[:2]
    assert connected == {"event": "connected", "protocol": "Call", "version": "1.0.0"}
    assert start == {
        "event": "start",
        "sequenceNumber": "1",
        "streamSid": stream.sid,
        "start": {
            "accountSid": "AC" + 32 * "0",
            "streamSid": stream.sid,
            "callSid": sid,
            "tracks": ["inbound"],
            "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
            "customParameters": {"token": "t&1"},
        },
    }
    assert stream.sid.startswith("MZ")
    media = stream.all("media")
    first = media[0]
    assert set(first) == {"event", "sequenceNumber", "streamSid", "media"}
    assert first["media"].keys() == {"track", "chunk", "timestamp", "payload"}
    assert first["media"]["track"] == "inbound"
    assert all(len(base64.b64decode(one["media"]["payload"])) == 160 for one in media)
    assert [one["media"]["chunk"] for one in media] == [str(n + 1) for n in range(len(media))]
    assert [int(one["media"]["timestamp"]) for one in media] == [20 * n for n in range(len(media))]
    numbers = [int(one["sequenceNumber"]) for one in stream.received[1:]]
    assert numbers == list(range(1, len(numbers) + 1))
    digit = stream.all("dtmf")[0]
    assert digit["dtmf"] == {"track": "inbound_track", "digit": "5"}
    events = [form["StreamEvent"] for form in customer.wait_for_form("/stream", count=2)]
    assert events == ["stream-started", "stream-stopped"]


def test_frames_come_every_20_ms_and_do_not_drift(lab: LabServer, customer: Customer) -> None:
    arrivals: list[float] = []

    async def listen(stream: Stream) -> None:
        for _ in range(150):
            await stream.next("media")
            arrivals.append(time.monotonic())

    customer.on_stream = listen
    lab.control.wait_until_over(stream_call(lab, customer))
    assert arrivals[-1] - arrivals[0] == pytest.approx(149 * 0.02, abs=0.5)
    assert np.median([b - a for a, b in pairwise(arrivals)]) == pytest.approx(0.02, abs=0.01)


def test_what_the_caller_says_arrives_and_what_the_server_sends_is_heard(
    lab: LabServer, customer: Customer
) -> None:
    async def speak(stream: Stream) -> None:
        await stream.next("start")
        await stream.send("media", media=payload(tone(700, seconds=1)))
        await stream.send("mark", mark={"name": "said"})
        await stream.next("mark")
        await asyncio.sleep(0.5)
        for _ in range(75):
            await stream.next("media")

    customer.on_stream = speak
    sid = stream_call(lab, customer, [{"wait": 0.5}, {"say": "500 0.6"}])
    lab.control.wait_until_over(sid)
    heard = lab.control.audio(sid)[:, HEARD]
    assert tones_in(heard) == {700}
    assert seconds_of(heard, 700) == pytest.approx(1, abs=0.1)
    said = np.concatenate(
        [mulaw.decode(base64.b64decode(one["media"]["payload"])) for one in customer.streams[0].all("media")]
    )
    assert tones_in(said) == {500}


def test_a_mark_comes_back_when_the_audio_before_it_has_been_played(
    lab: LabServer, customer: Customer
) -> None:
    took: list[float] = []

    async def speak(stream: Stream) -> None:
        await stream.next("start")
        begin = time.monotonic()
        await stream.send("mark", mark={"name": "at once"})
        for name in ("first", "second"):
            await stream.send("media", media=payload(tone(700, seconds=0.5)))
            await stream.send("mark", mark={"name": name})
        for name in ("at once", "first", "second"):
            assert (await stream.next("mark"))["mark"] == {"name": name}
            took.append(time.monotonic() - begin)

    customer.on_stream = speak
    lab.control.wait_until_over(stream_call(lab, customer))
    # However slow the machine: not before the last frame of its audio, nor held up by what comes after it.
    assert took[1] > 0.45
    assert took[2] > 0.95
    assert took[1] - took[0] > 0.05


def test_clear_drops_the_audio_and_sends_the_pending_marks_back(lab: LabServer, customer: Customer) -> None:
    async def speak(stream: Stream) -> None:
        await stream.next("start")
        for name in ("first", "second"):
            await stream.send("media", media=payload(tone(700, seconds=5)))
            await stream.send("mark", mark={"name": name})
        await asyncio.sleep(0.6)
        begin = time.monotonic()
        await stream.send("clear")
        assert [(await stream.next("mark"))["mark"]["name"] for _ in range(2)] == ["first", "second"]
        assert time.monotonic() - begin < 2
        for _ in range(30):
            await stream.next("media")

    customer.on_stream = speak
    sid = stream_call(lab, customer)
    call = lab.control.wait_until_over(sid)
    assert seconds_of(lab.control.audio(sid)[:, HEARD], 700) < 3
    assert next(event["dropped_ms"] for event in call["events"] if event["type"] == "clear") > 8000


def test_stop_is_said_when_the_caller_hangs_up(lab: LabServer, customer: Customer) -> None:
    sid = stream_call(lab, customer, [{"wait": 0.3}, "hang_up"])
    call = lab.control.wait_until_over(sid)
    assert call["ended_by"] == "handset"
    stream = customer.streams[0]
    wait_until(lambda: stream.closed)
    last = stream.received[-1]
    assert last["event"] == "stop"
    assert last["stop"] == {"accountSid": "AC" + 32 * "0", "callSid": sid}


def test_new_instructions_by_rest_stop_the_stream(lab: LabServer, customer: Customer, twilio: Client) -> None:
    sid = stream_call(lab, customer)
    lab.control.wait_for(sid, "stream_opened")
    twilio.calls(sid).update(twiml=twiml("<Say>440 0.5</Say>"))
    call = lab.control.wait_until_over(sid)
    assert call["status"] == "completed"
    assert customer.streams[0].received[-1]["event"] == "stop"
    assert tones_in(lab.control.audio(sid)[:, HEARD]) == {440}


def test_the_next_verb_runs_when_the_server_closes_the_socket(lab: LabServer, customer: Customer) -> None:
    customer.on_stream = hang_up
    sid = stream_call(lab, customer, after="<Say>440 0.5</Say>")
    call = lab.control.wait_until_over(sid)
    assert tones_in(lab.control.audio(sid)[:, HEARD]) == {440}
    assert 31921 in [notice["code"] for notice in call["notices"]]


def test_a_broken_stream_leads_to_the_next_verb_and_can_be_taken_up_again(
    lab: LabServer, customer: Customer
) -> None:
    customer.pages["/again"] = twiml(f'<Connect><Stream url="{customer.ws_url}/media"/></Connect>')
    sid = stream_call(lab, customer, after="<Redirect>/again</Redirect>")
    lab.control.wait_for(sid, "stream_opened")
    lab.control.break_stream(sid)
    wait_until(lambda: len(customer.streams) == 2)
    assert customer.streams[0].received[-1]["event"] != "stop"
    lab.control.hang_up(sid)
    call = lab.control.wait_until_over(sid)
    assert [event["type"] for event in call["events"]].count("stream_opened") == 2
    assert customer.forms("/again")[0]["CallStatus"] == "in-progress"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ws://127.0.0.1:1/media", 31902),
        ("http://127.0.0.1:1/media", 31923),
        ("{ws}/nothing-here", 31920),
    ],
)
def test_a_stream_that_cannot_be_opened_is_noted_and_the_next_verb_runs(
    lab: LabServer, customer: Customer, url: str, code: int
) -> None:
    url = url.replace("{ws}", customer.ws_url)
    customer.pages["/twilio/voice"] = twiml(
        f'<Connect><Stream url="{url}" statusCallback="/stream"/></Connect><Say>440 0.3</Say>'
    )
    sid = lab.control.place_call()
    call = lab.control.wait_until_over(sid)
    assert code in [notice["code"] for notice in call["notices"]]
    assert tones_in(lab.control.audio(sid)[:, HEARD]) == {440}
    assert customer.wait_for_form("/stream")[0]["StreamEvent"] == "stream-error"


def test_bad_messages_are_noted_once_a_kind_and_disturb_nothing(lab: LabServer, customer: Customer) -> None:
    async def babble(stream: Stream) -> None:
        await stream.next("start")
        for text in (
            "{",
            "[]",
            json.dumps({"event": "dance", "streamSid": stream.sid}),
            json.dumps({"event": "media", "streamSid": stream.sid, "media": {"payload": "%%%"}}),
            json.dumps({"event": "media", "streamSid": "MZother", "media": {"payload": ""}}),
            json.dumps({"event": "mark", "streamSid": stream.sid}),
        ):
            await stream.socket.send_text(text)
        await stream.socket.send_bytes(b"\x00")
        await stream.send("media", media=payload(tone(700, seconds=0.3)))
        await stream.send("mark", mark={"name": "still here"})
        assert (await stream.next("mark"))["mark"]["name"] == "still here"

    customer.on_stream = babble
    sid = stream_call(lab, customer)
    call = lab.control.wait_until_over(sid)
    assert sorted(n["code"] for n in call["notices"] if n["level"] == "warning") == [31920, 31950, 31951]
    assert [event["type"] for event in call["events"]].count("stream_error") == 7
    assert 700 in tones_in(lab.control.audio(sid)[:, HEARD])


def wait_until(holds: Any, *, limit_seconds: float = 5) -> None:
    deadline = time.monotonic() + limit_seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
