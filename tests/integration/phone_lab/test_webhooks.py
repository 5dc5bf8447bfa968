"""Webhooks: signed, complete, retried as the URL asks, and what happens when nobody answers."""

from __future__ import annotations

import asyncio
import socket

import pytest
from fastapi import Response

from phone_lab.server import LabServer
from tests.integration.phone_lab.customer import Customer, twiml

OWN = "+8657188000000"


def dead_url() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}/voice"


def test_the_incoming_webhook_is_signed_and_says_who_calls(lab: LabServer, customer: Customer) -> None:
    sid = lab.control.place_call(from_number="+8613811112222")
    assert lab.control.wait_until_over(sid)["status"] == "completed"
    first = customer.seen[0]
    assert first.path == "/twilio/voice"
    assert first.signed
    expected = {"CallSid": sid, "From": "+8613811112222", "To": OWN, "CallStatus": "ringing"}
    expected |= {"Direction": "inbound", "ApiVersion": "2010-04-01", "AccountSid": "AC" + 32 * "0"}
    assert expected.items() <= first.form.items()
    status = customer.wait_for_form("/twilio/status")[0]
    assert status["CallStatus"] == "completed"


def test_a_get_webhook_carries_its_parameters_in_a_signed_query(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml("<Redirect method='GET'>/next?a=1&amp;b=%E4%BD%A0</Redirect>")
    lab.control.wait_until_over(lab.control.place_call())
    seen = next(seen for seen in customer.seen if seen.path == "/next")
    assert seen.signed
    assert seen.form["a"] == "1"
    assert seen.form["CallStatus"] == "in-progress"


@pytest.mark.parametrize(
    ("fragment", "tries"), [("", 1), ("#rc=2&rp=5xx", 3), ("#rc=3&rp=4xx,ct", 1), ("#rc=9&rp=all", 6)]
)
def test_a_failing_webhook_is_retried_as_its_fragment_says(
    lab: LabServer, customer: Customer, fragment: str, tries: int
) -> None:
    customer.pages["/voice"] = Response("broken", status_code=500)
    sid = lab.control.place_call(voice_url=f"{customer.url}/voice{fragment}")
    call = lab.control.wait_until_over(sid)
    asked = [seen for seen in customer.seen if seen.path == "/voice"]
    assert len(asked) == tries
    assert all(seen.signed for seen in asked)
    assert len({seen.headers["i-twilio-idempotency-token"] for seen in asked}) == 1
    assert call["status"] == "failed"
    assert call["notices"][-1]["code"] == 11200


def test_a_retry_that_succeeds_saves_the_call(lab: LabServer, customer: Customer) -> None:
    customer.pages["/voice"] = [Response(status_code=503), twiml("<Say>Here we are.</Say>")]
    call_sid = lab.control.place_call(voice_url=f"{customer.url}/voice#rc=1&rp=all")
    call = lab.control.wait_until_over(call_sid)
    assert call["status"] == "completed"
    assert next(event["tries"] for event in call["events"] if event["type"] == "webhook") == 2


def test_a_server_that_is_slow_is_given_up_after_the_read_timeout(lab: LabServer, customer: Customer) -> None:
    async def slowly(form: dict[str, str]) -> str:
        await asyncio.sleep(2)
        return twiml("")

    customer.pages["/voice"] = slowly
    call = lab.control.wait_until_over(
        lab.control.place_call(voice_url=f"{customer.url}/voice#rt=200&rc=1&rp=rt")
    )
    assert call["status"] == "failed"
    assert len(customer.forms("/voice")) == 2


def test_a_call_whose_webhook_is_down_fails(lab: LabServer, customer: Customer) -> None:
    call = lab.control.wait_until_over(lab.control.place_call(voice_url=dead_url()))
    assert call["status"] == "failed"
    assert [notice["code"] for notice in call["notices"]] == [11205]
    assert customer.wait_for_form("/twilio/status")[0]["CallStatus"] == "failed"


def test_the_fallback_url_takes_over_and_learns_why(lab: LabServer, customer: Customer) -> None:
    customer.pages["/fallback"] = twiml("<Say>One moment.</Say>")
    dead = dead_url()
    lab.control.set_number(OWN, voice_url=dead, voice_fallback_url=f"{customer.url}/fallback")
    call = lab.control.wait_until_over(lab.control.place_call())
    assert call["status"] == "completed"
    form = customer.forms("/fallback")[0]
    assert (form["ErrorCode"], form["ErrorUrl"]) == ("11205", dead)


def test_a_call_in_progress_hears_an_apology_when_its_server_dies(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml(f"<Redirect>{dead_url()}</Redirect>")
    call = lab.control.wait_until_over(lab.control.place_call())
    assert call["status"] == "completed"
    assert call["heard_seconds"] > 1
    assert call["notices"][-1]["code"] == 11205


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<Response><Say>", 12100),
        ("<Answer/>", 12100),
        ('<!DOCTYPE x [<!ENTITY a "b">]><Response>&a;</Response>', 12100),
        (Response("{}", media_type="application/json"), 12300),
        ("<Response>" + "<Pause/>" * 10000 + "</Response>", 11750),
    ],
)
def test_a_document_that_is_no_twiml_ends_the_call(
    lab: LabServer, customer: Customer, page: object, code: int
) -> None:
    customer.pages["/twilio/voice"] = page
    call = lab.control.wait_until_over(lab.control.place_call())
    assert call["status"] == "failed"
    assert call["notices"][-1]["code"] == code
