"""Handsets: what their people do, what they hear, and the times they measure."""

from __future__ import annotations

import asyncio
import base64
from typing import Any

import numpy as np
import pytest

from phone_lab.audio.tones import tone
from phone_lab.server import LabServer
from speech import mulaw
from tests.integration.phone_lab.customer import Customer, Stream, twiml
from tests.integration.phone_lab.listening import seconds_of, tones_in

SAID, HEARD = 0, 1


class Receptionist:
    """Speaks a tone, waits until the caller has spoken and then been quiet, speaks again after a pause."""

    def __init__(
        self, *, pause_ms: int = 200, first_seconds: float = 0.5, stops_for_caller: bool = False
    ) -> None:
        self._pause_ms, self._first, self._stops = pause_ms, first_seconds, stops_for_caller

    async def __call__(self, stream: Stream) -> None:
        await stream.next("start")
        await self._say(stream, 600, self._first)
        await self._hear_out(stream)
        await self._say(stream, 900, 0.5)
        await stream.send("mark", mark={"name": "end"})
        await stream.next("mark")

    async def _say(self, stream: Stream, hz: int, seconds: float) -> None:
        sound = base64.b64encode(mulaw.encode(tone(hz, seconds=seconds))).decode()
        await stream.send("media", media={"payload": sound})

    async def _hear_out(self, stream: Stream) -> None:
        quiet_frames, heard = 0, False
        while not heard or quiet_frames * 20 < self._pause_ms:
            frame = mulaw.decode(base64.b64decode((await stream.next("media"))["media"]["payload"]))
            if np.abs(frame.astype(int)).max() > 300:
                if not heard and self._stops:
                    await stream.send("clear")
                heard, quiet_frames = True, 0
            else:
                quiet_frames += 1


def converse(
    lab: LabServer, customer: Customer, receptionist: Receptionist, script: list[Any]
) -> dict[str, Any]:
    customer.on_stream = receptionist
    customer.pages["/twilio/voice"] = twiml(f'<Connect><Stream url="{customer.ws_url}/media"/></Connect>')
    return lab.control.wait_until_over(lab.control.place_call(script))


def times(call: dict[str, Any], kind: str) -> list[float]:
    return [event["at_ms"] for event in call["events"] if event["type"] == kind]


@pytest.mark.parametrize("pause_ms", [200, 600])
def test_the_gap_runs_from_the_end_of_speech_to_the_first_sound_of_the_reply(
    lab: LabServer, customer: Customer, pause_ms: int
) -> None:
    call = converse(
        lab, customer, Receptionist(pause_ms=pause_ms), [{"wait_for_quiet": 300}, {"say": "500 0.8"}]
    )
    (turn,) = call["turns"]
    assert pause_ms <= turn["gap_ms"] <= pause_ms + 600
    assert turn["said"] == "500 0.8"
    assert turn["end_ms"] - turn["start_ms"] == pytest.approx(800, abs=10)
    assert turn["interrupts"] is False
    # The same gap, read off the recording.
    audio = lab.control.audio(call["call_sid"])
    said = np.flatnonzero(np.abs(audio[:, SAID].astype(int)) > 200)
    heard = np.flatnonzero(np.abs(audio[:, HEARD].astype(int)) > 200)
    reply = heard[heard > said[-1]][0]
    assert (reply - said[-1]) / 8 == pytest.approx(turn["gap_ms"], abs=1)


def test_the_caller_waits_until_the_greeting_is_over(lab: LabServer, customer: Customer) -> None:
    call = converse(
        lab, customer, Receptionist(first_seconds=1.2), [{"wait_for_quiet": 400}, {"say": "500 0.3"}]
    )
    quiet_ms = times(call, "said_started")[0] - times(call, "heard_ended")[0]
    assert 400 <= quiet_ms <= 1000


def test_an_interruption_measures_how_long_the_other_side_goes_on(lab: LabServer, customer: Customer) -> None:
    receptionist = Receptionist(first_seconds=5, stops_for_caller=True)
    call = converse(lab, customer, receptionist, [{"interrupt": "500 0.8", "ms": 700}])
    (turn,) = call["turns"]
    assert turn["interrupts"] is True
    assert turn["start_ms"] - times(call, "heard_started")[0] == pytest.approx(800, abs=160)
    assert 0 <= turn["barge_in_stop_ms"] < 800
    assert turn["reply_ms"] > turn["end_ms"]


def test_interrupt_after_lets_any_step_cut_in(lab: LabServer, customer: Customer) -> None:
    receptionist = Receptionist(first_seconds=5, stops_for_caller=True)
    script = [{"interrupt_after": 500}, {"noise": 0.4}]
    call = converse(lab, customer, receptionist, script)
    assert times(call, "said_started")[0] - times(call, "heard_started")[0] == pytest.approx(600, abs=160)
    assert call["turns"] == []  # a cough is no turn


def test_a_step_that_waits_in_vain_goes_on_after_its_limit(lab: LabServer, customer: Customer) -> None:
    async def silent(stream: Stream) -> None:
        await asyncio.sleep(1.5)

    customer.on_stream = silent
    customer.pages["/twilio/voice"] = twiml(f'<Connect><Stream url="{customer.ws_url}/media"/></Connect>')
    script = [{"wait_for_quiet": 300, "limit_seconds": 0.5}, {"say": "500 0.3"}]
    call = lab.control.wait_until_over(lab.control.place_call(script))
    assert [event["do"] for event in call["events"] if event["type"] == "step_timed_out"] == [
        "wait_for_quiet"
    ]
    assert call["turns"][0]["gap_ms"] is None


def test_keys_are_a_turn_too(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml("<Gather action='/keys' numDigits='4' timeout='3'/>")
    customer.pages["/keys"] = twiml("<Say>440 0.3</Say>")
    call = lab.control.wait_until_over(lab.control.place_call([{"keys": "82w02"}]))
    assert customer.forms("/keys")[0]["Digits"] == "8202"
    (turn,) = call["turns"]
    assert turn["said"] == "82w02"
    assert 0 <= turn["gap_ms"] < 1000


def test_the_willing_colleague_lets_the_call_through(lab: LabServer, customer: Customer) -> None:
    """The default handset: answers after one ring and says 「好的，接进来。」 once it has been spoken to."""
    customer.pages["/twilio/voice"] = twiml("<Dial><Number url='/who'>+8657188008204</Number></Dial>")
    customer.pages["/who"] = twiml("<Say>600 1</Say><Pause length='5'/>")
    lab.control.place_call(limit_seconds=6)
    lab.control.wait_for(lab.control.calls()[0]["call_sid"], "verb")
    leg = lab.control.calls(handset="+8657188008204")[0]["call_sid"]
    call = lab.control.wait_for(leg, "said_ended")
    assert call["turns"][0]["said"] == "好的，接进来。"
    assert times(call, "said_started")[0] > times(call, "heard_ended")[0]


def test_steps_can_be_added_while_the_call_goes_on(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml("<Pause length='20'/>")
    sid = lab.control.place_call()
    lab.control.wait_for(sid, "script_done")
    lab.control.add_steps(sid, {"say": "500 0.5"}, "hang_up")
    call = lab.control.wait_until_over(sid)
    assert call["ended_by"] == "handset"
    assert seconds_of(lab.control.audio(sid)[:, SAID], 500) == pytest.approx(0.5, abs=0.06)


def test_the_caller_gives_up_after_the_limit(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml("<Pause length='60'/>")
    call = lab.control.wait_until_over(lab.control.place_call(limit_seconds=0.5))
    assert (call["status"], call["ended_by"]) == ("completed", "handset")


def test_events_can_be_followed_live_to_the_end(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml("<Say>440 0.3</Say>")
    kinds = [event["type"] for event in lab.control.events(lab.control.place_call())]
    for kind in ("ringing", "webhook", "answered", "verb", "heard_started", "hung_up"):
        assert kind in kinds


def test_people_speak_chinese_and_english(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml("<Pause length='20'/>")
    script = [{"say": "你好，请帮我转财务部。", "voice": "f2"}, {"wait": 0.5}, {"say": "Hello?"}, "hang_up"]
    sid = lab.control.place_call(script)
    lab.control.wait_until_over(sid)
    said = lab.control.audio(sid)[:, SAID]
    assert len(tones_in(said)) > 2
    assert (np.abs(said.astype(int)) > 500).sum() > 4000
