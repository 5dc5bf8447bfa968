"""The lab's own interface refuses what it does not understand."""

from __future__ import annotations

import httpx
import pytest

from phone_lab.server import LabServer
from tests.integration.phone_lab.customer import Customer, twiml


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/lab/calls", {"script": [{"dance": 1}]}, 422),
        ("POST", "/lab/calls", {"script": [{"keys": "abc"}]}, 422),
        ("POST", "/lab/calls", {"to": "+4930123456"}, 404),
        ("PUT", "/lab/handsets/+861", {"answers": "maybe"}, 422),
        ("GET", "/lab/calls/CA1", None, 404),
        ("GET", "/lab/calls/CA1/audio.wav", None, 404),
    ],
)
def test_nonsense_is_refused(lab: LabServer, method: str, path: str, body: object, status: int) -> None:
    assert httpx.request(method, lab.url + path, json=body, trust_env=False).status_code == status


def test_a_page_in_a_browser_cannot_reach_the_lab_by_another_name(lab: LabServer) -> None:
    headers = {"Host": "evil.example"}
    answer = httpx.get(f"{lab.url}/lab/calls", headers=headers, trust_env=False)
    assert answer.status_code == 400


def test_there_is_no_stream_to_break_in_a_call_without_one(lab: LabServer, customer: Customer) -> None:
    customer.pages["/twilio/voice"] = twiml("<Pause length='20'/>")
    sid = lab.control.place_call()
    lab.control.wait_for(sid, "answered")
    with pytest.raises(httpx.HTTPStatusError) as refused:
        lab.control.break_stream(sid)
    assert refused.value.response.status_code == 409


def test_a_handset_can_be_set_and_reset(lab: LabServer) -> None:
    lab.control.set_handset("+8657188008202", answers="busy")
    assert "+8657188008202" in httpx.get(f"{lab.url}/lab/handsets", trust_env=False).json()
    lab.control.reset_handset("+8657188008202")
    assert httpx.get(f"{lab.url}/lab/handsets", trust_env=False).json() == {}
