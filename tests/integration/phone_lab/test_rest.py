"""The unmodified official client against the lab (issue 2, phone_lab)."""

from __future__ import annotations

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from phone_lab.server import LabServer
from tests.integration.phone_lab.conftest import ToTheLab
from tests.integration.phone_lab.customer import Customer, twiml

OWN = "+8657188000000"
DESK = "+8657188008202"
EVENTS = ["initiated", "ringing", "answered", "completed"]


def dial(twilio: Client, customer: Customer, to: str = DESK, **more: object) -> str:
    call = twilio.calls.create(
        to=to,
        from_=OWN,
        **{"twiml": twiml("<Pause length='30'/>"), **more},
        status_callback=f"{customer.url}/status",
        status_callback_event=EVENTS,
    )
    assert call.status == "queued"
    return str(call.sid)


def statuses(customer: Customer, *, last: str) -> list[str]:
    forms = customer.forms("/status")
    while not forms or forms[-1]["CallStatus"] != last:
        forms = customer.wait_for_form("/status", count=len(forms) + 1)
    return [form["CallStatus"] for form in forms]


def test_an_answered_call_is_reported_step_by_step(twilio: Client, customer: Customer) -> None:
    sid = dial(twilio, customer)
    statuses(customer, last="in-progress")
    assert twilio.calls(sid).fetch().status == "in-progress"
    ended = twilio.calls(sid).update(status="completed")
    assert ended.status == "completed"
    assert statuses(customer, last="completed") == ["initiated", "ringing", "in-progress", "completed"]
    forms = customer.forms("/status")
    assert [form["SequenceNumber"] for form in forms] == ["0", "1", "2", "3"]
    assert forms[-1]["CallDuration"].isdigit()
    assert forms[-1]["SipResponseCode"] == "200"
    assert {form["CallSid"] for form in forms} == {sid}
    assert all(seen.signed for seen in customer.seen)


@pytest.mark.parametrize(
    ("answers", "status", "sip", "rang"),
    [
        ("busy", "busy", "486", False),
        ("refuses", "busy", "603", True),
        ("no_answer", "no-answer", "487", True),
        ("unreachable", "failed", "404", False),
    ],
)
def test_a_telephone_that_is_not_answered_ends_in_twilios_word_for_it(
    lab: LabServer, twilio: Client, customer: Customer, answers: str, status: str, sip: str, rang: bool
) -> None:
    lab.control.set_handset(DESK, answers=answers)
    sid = dial(twilio, customer, timeout=1)
    assert ("ringing" in statuses(customer, last=status)) is rang
    assert customer.forms("/status")[-1]["SipResponseCode"] == sip
    assert twilio.calls(sid).fetch().status == status


def test_a_number_that_nobody_has_fails(twilio: Client, customer: Customer) -> None:
    dial(twilio, customer, to="+8613812345678")
    assert statuses(customer, last="failed") == ["initiated", "failed"]


def test_a_handset_with_one_line_is_busy_for_the_second_call(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    lab.control.set_handset(DESK, lines=1)
    dial(twilio, customer)
    statuses(customer, last="in-progress")
    dial(twilio, customer)
    statuses(customer, last="busy")


def test_the_timeout_gains_its_grace(lab: LabServer, twilio: Client, customer: Customer) -> None:
    lab.control.set_handset(DESK, rings=11)  # 1.1 s: later than the timeout, within its grace
    dial(twilio, customer, timeout=1)
    statuses(customer, last="in-progress")


def test_ringing_can_be_canceled(lab: LabServer, twilio: Client, customer: Customer) -> None:
    lab.control.set_handset(DESK, answers="no_answer")
    sid = dial(twilio, customer)
    statuses(customer, last="ringing")
    assert twilio.calls(sid).update(status="canceled").status == "canceled"
    statuses(customer, last="canceled")


def test_a_call_that_is_over_or_still_ringing_takes_no_instructions(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    lab.control.set_handset(DESK, answers="no_answer")
    sid = dial(twilio, customer)
    statuses(customer, last="ringing")
    for _ in ("ringing", "over"):
        with pytest.raises(TwilioRestException) as refused:
            twilio.calls(sid).update(twiml=twiml("<Hangup/>"))
        assert (refused.value.code, refused.value.status) == (21220, 400)
        lab.control.hang_up(sid)


def test_a_live_call_follows_new_instructions(twilio: Client, lab: LabServer, customer: Customer) -> None:
    customer.pages["/next"] = twiml("<Say>Moved.</Say>")
    sid = dial(twilio, customer)
    statuses(customer, last="in-progress")
    twilio.calls(sid).update(url=f"{customer.url}/next", method="POST")
    call = lab.control.wait_until_over(sid)
    assert call["status"] == "completed"
    assert customer.forms("/next")[0]["CallSid"] == sid


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"twiml": "<Response>" + " " * 4000 + "</Response>"}, 32018),
        ({"url": "ftp://somewhere"}, 21205),
        ({"from_": "+4912345", "twiml": "<Response/>"}, 21210),
        ({}, 21205),
    ],
)
def test_a_request_that_twilio_refuses_is_refused(
    twilio: Client, request_: dict[str, str], code: int
) -> None:
    with pytest.raises(TwilioRestException) as refused:
        twilio.calls.create(**{"to": DESK, "from_": OWN, **request_})
    assert refused.value.code == code
    assert refused.value.status == 400


def test_what_does_not_exist_is_not_found(twilio: Client) -> None:
    for missing in (twilio.calls("CA" + 32 * "1"), twilio.conferences("CF" + 32 * "1")):
        with pytest.raises(TwilioRestException) as refused:
            missing.fetch()
        assert (refused.value.code, refused.value.status) == (20404, 404)


def test_a_wrong_token_opens_nothing(lab: LabServer) -> None:
    stranger = Client("AC" + 32 * "0", "wrong", http_client=ToTheLab(lab.url))
    with pytest.raises(TwilioRestException) as refused:
        stranger.calls("CA" + 32 * "1").fetch()
    assert (refused.value.code, refused.value.status) == (20003, 401)


def test_calls_are_listed_by_status_and_over_pages(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    lab.control.set_handset(DESK, answers="busy")
    for _ in range(5):
        dial(twilio, customer)
    customer.wait_for_form("/status", count=10)
    assert len(list(twilio.calls.stream(status="busy", page_size=2))) == 5
    assert twilio.calls.list(status="in-progress") == []
    assert {call.direction for call in twilio.calls.list(to=DESK)} == {"outbound-api"}


def test_text_messages_are_kept_and_reported(twilio: Client, customer: Customer) -> None:
    sent = twilio.messages.create(
        to="+8613812345678", from_=OWN, body="留言：请回电。", status_callback=f"{customer.url}/sms"
    )
    assert twilio.messages(sent.sid).fetch().body == "留言：请回电。"
    forms = customer.wait_for_form("/sms", count=2)
    assert [form["MessageStatus"] for form in forms] == ["sent", "delivered"]
    assert [message.sid for message in twilio.messages.list(to="+8613812345678")] == [sent.sid]
