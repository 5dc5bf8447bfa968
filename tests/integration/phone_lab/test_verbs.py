"""TwiML, verb by verb."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest
from fastapi import Response
from twilio.rest import Client

from phone_lab.audio.tones import tone
from phone_lab.audio.wav import read_wav, write_wav
from phone_lab.server import LabServer
from tests.integration.phone_lab.conftest import QUICK
from tests.integration.phone_lab.customer import Customer, twiml
from tests.integration.phone_lab.listening import seconds_of, tones_in

CALLER, HEARD = 0, 1


def call_to(lab: LabServer, customer: Customer, body: str, script: list[Any] | None = None) -> dict[str, Any]:
    customer.pages["/twilio/voice"] = twiml(body)
    return lab.control.wait_until_over(lab.control.place_call(script or []))


def verbs(call: dict[str, Any]) -> list[str]:
    return [event["verb"] for event in call["events"] if event["type"] == "verb"]


def test_say_pause_and_play_follow_each_other(lab: LabServer, customer: Customer) -> None:
    sound = write_wav(tone(700, seconds=0.6).tobytes())
    customer.pages["/a.wav"] = lambda _form: Response(sound, media_type="audio/wav")
    call = call_to(lab, customer, "<Say>440 0.5</Say><Pause length='1'/><Play loop='2'>/a.wav</Play>")
    heard = lab.control.audio(call["call_sid"])[:, HEARD]
    assert tones_in(heard) == {440, 700}
    assert seconds_of(heard, 440) == pytest.approx(0.5, abs=0.06)
    assert seconds_of(heard, 700) == pytest.approx(1.2, abs=0.1)
    assert call["heard_seconds"] == pytest.approx(2.7, abs=0.3)
    assert verbs(call) == ["Say", "Pause", "Play"]


def test_a_sound_that_cannot_be_had_is_left_out(lab: LabServer, customer: Customer) -> None:
    customer.pages["/a.wav"] = Response(status_code=404)
    call = call_to(lab, customer, "<Play>/a.wav</Play><Say>440</Say>")
    assert call["status"] == "completed"
    assert tones_in(lab.control.audio(call["call_sid"])[:, HEARD]) == {440}
    assert call["notices"][0]["code"] == 11200


def test_an_unknown_verb_is_noted_and_passed_over(lab: LabServer, customer: Customer, twilio: Client) -> None:
    call = call_to(lab, customer, "<Dance/><Say>440 0.2</Say>")
    assert verbs(call) == ["Say"]
    notes = twilio.calls(call["call_sid"]).notifications.list()
    assert [(note.error_code, note.log) for note in notes] == [("12200", "1")]


@pytest.mark.parametrize(
    ("verb", "status"),
    [("<Reject/>", "no-answer"), ("<Reject reason='busy'/>", "busy"), ("<Hangup/>", "completed")],
)
def test_ways_to_end_at_once(lab: LabServer, customer: Customer, verb: str, status: str) -> None:
    call = call_to(lab, customer, verb + "<Say>never</Say>")
    assert call["status"] == status
    assert call["heard_seconds"] < 0.2
    assert any(event["type"] == "answered" for event in call["events"]) is (status == "completed")


def test_a_redirect_in_a_circle_ends_some_day(lab: LabServer, customer: Customer) -> None:
    call = call_to(lab, customer, "<Redirect>/twilio/voice</Redirect>")
    assert len(customer.forms("/twilio/voice")) == QUICK.max_documents
    assert call["status"] == "completed"


def test_gather_sends_the_keys_and_the_first_one_cuts_the_prompt(lab: LabServer, customer: Customer) -> None:
    customer.pages["/keys"] = twiml("<Say>440 0.3</Say>")
    call = call_to(
        lab,
        customer,
        "<Gather action='/keys' numDigits='4'><Say>600 10</Say></Gather><Say>never</Say>",
        [{"wait": 0.6}, {"keys": "8202"}],
    )
    form = customer.forms("/keys")[0]
    assert form["Digits"] == "8202"
    heard = lab.control.audio(call["call_sid"])[:, HEARD]
    assert seconds_of(heard, 600) < 4
    assert seconds_of(heard, 440) == pytest.approx(0.3, abs=0.1)


@pytest.mark.parametrize(("keys", "digits"), [("12#", "12"), ("12", "12")])
def test_gather_ends_with_its_key_or_its_timeout(
    lab: LabServer, customer: Customer, keys: str, digits: str
) -> None:
    call_to(lab, customer, "<Gather action='/keys' timeout='1'/>", [{"keys": keys}])
    form = customer.forms("/keys")[0]
    assert form["Digits"] == digits
    assert ("FinishedOnKey" in form) is keys.endswith("#")


def test_gather_without_keys_goes_on_with_the_next_verb(lab: LabServer, customer: Customer) -> None:
    call = call_to(lab, customer, "<Gather action='/keys' timeout='0.3'/><Say>440 0.3</Say>")
    assert verbs(call) == ["Gather", "Say"]
    assert customer.forms("/keys") == []


def test_record_keeps_what_was_said_and_tells_both_urls(
    lab: LabServer, customer: Customer, twilio: Client
) -> None:
    call_to(
        lab,
        customer,
        "<Record action='/recorded' recordingStatusCallback='/kept' timeout='1' playBeep='true'/>",
        [{"wait": 0.6}, {"say": "500 1"}],
    )
    form = customer.forms("/recorded")[0]
    sound = read_wav(httpx.get(form["RecordingUrl"] + ".wav", trust_env=False).content)
    assert tones_in(sound) == {500}
    assert seconds_of(sound, 500) == pytest.approx(1, abs=0.1)
    kept = customer.wait_for_form("/kept")[0]
    assert kept["RecordingSid"] == form["RecordingSid"]
    assert twilio.recordings(form["RecordingSid"]).fetch().call_sid == form["CallSid"]


DESK, OTHER = "+8657188008202", "+8657188008203"


def test_dial_joins_the_telephone_that_answers(lab: LabServer, customer: Customer) -> None:
    lab.control.set_handset(DESK, rings=5, script=[{"wait": 0.3}, {"say": "900 1"}, "hang_up"])
    call = call_to(
        lab, customer, f"<Dial action='/dialled'>{DESK}</Dial>", [{"wait": 1.5}, {"say": "500 0.5"}]
    )
    heard = lab.control.audio(call["call_sid"])[:, HEARD]
    assert {450, 900} <= tones_in(heard)  # first the ringing tone, then the colleague
    form = customer.forms("/dialled")[0]
    assert (form["DialCallStatus"], form["DialBridged"]) == ("completed", "true")
    child = lab.control.call(form["DialCallSid"])
    assert (child["direction"], child["parent_call_sid"]) == ("outbound-dial", call["call_sid"])
    assert 500 in tones_in(lab.control.audio(child["call_sid"])[:, HEARD])


@pytest.mark.parametrize(
    ("answers", "status"), [("busy", "busy"), ("no_answer", "no-answer"), ("unreachable", "failed")]
)
def test_dial_reports_a_telephone_that_was_not_reached(
    lab: LabServer, customer: Customer, answers: str, status: str
) -> None:
    lab.control.set_handset(DESK, answers=answers)
    call_to(lab, customer, f"<Dial action='/dialled' timeout='1'><Number>{DESK}</Number></Dial>")
    assert customer.forms("/dialled")[0]["DialCallStatus"] == status


def test_of_several_telephones_the_first_to_answer_is_joined(lab: LabServer, customer: Customer) -> None:
    lab.control.set_handset(DESK, rings=50)
    lab.control.set_handset("client:anna", rings=2, script=[{"wait": 0.3}, "hang_up"])
    call_to(lab, customer, f"<Dial><Number>{DESK}</Number><Client>anna</Client></Dial>")
    legs = {leg["handset"]: leg["status"] for leg in lab.control.calls(direction="outbound-dial")}
    assert legs == {DESK: "canceled", "client:anna": "completed"}


def test_a_whisper_is_heard_by_the_called_alone(lab: LabServer, customer: Customer) -> None:
    customer.pages["/whisper"] = twiml("<Say>800 0.5</Say>")
    lab.control.set_handset(DESK, rings=0, script=[{"wait": 1.2}, "hang_up"])
    call = call_to(lab, customer, f"<Dial><Number url='/whisper'>{DESK}</Number></Dial>")
    child = lab.control.calls(direction="outbound-dial")[0]
    assert 800 in tones_in(lab.control.audio(child["call_sid"])[:, HEARD])
    assert 800 not in tones_in(lab.control.audio(call["call_sid"])[:, HEARD])


def test_nobody_goes_on_ringing_when_the_caller_hangs_up(lab: LabServer, customer: Customer) -> None:
    lab.control.set_handset(DESK, answers="no_answer")
    call_to(lab, customer, f"<Dial>{DESK}</Dial>", [{"wait": 0.5}, "hang_up"])
    deadline = time.monotonic() + 5
    while lab.control.calls(direction="outbound-dial")[0]["status"] != "canceled":
        assert time.monotonic() < deadline
        time.sleep(0.05)
