"""What the lab does not do without end."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from twilio.rest import Client

from phone_lab import LAB_ACCOUNT_SID, LAB_AUTH_TOKEN
from phone_lab.server import LabServer
from tests.integration.phone_lab.conftest import OWN, QUICK, ToTheLab, settings_for
from tests.integration.phone_lab.customer import Customer, twiml
from tests.integration.phone_lab.listening import ToneSpeaker


def test_an_accounts_calls_are_started_one_after_the_other(customer: Customer, tmp_path: Path) -> None:
    options = replace(QUICK, calls_per_second=2)
    with LabServer(settings_for(customer, tmp_path), options=options, speaker=ToneSpeaker()) as lab:
        twilio = Client(LAB_ACCOUNT_SID, LAB_AUTH_TOKEN, http_client=ToTheLab(lab.url))
        begin = time.monotonic()
        made = [
            twilio.calls.create(to="+8657188008202", from_=OWN, twiml=twiml("<Hangup/>")) for _ in range(3)
        ]
        assert time.monotonic() - begin < 1  # accepted at once, queued
        for call in made:
            lab.control.wait_until_over(str(call.sid))
        assert time.monotonic() - begin >= 1


def test_old_calls_and_old_sound_are_forgotten(customer: Customer, tmp_path: Path) -> None:
    customer.pages["/twilio/voice"] = twiml("<Say>440 0.5</Say>")
    options = replace(QUICK, keep_ended_calls=2, keep_audio_bytes=12_000)
    with LabServer(settings_for(customer, tmp_path), options=options, speaker=ToneSpeaker()) as lab:
        sids = []
        for _ in range(4):
            sids.append(lab.control.place_call())
            lab.control.wait_until_over(sids[-1])
        assert [call["call_sid"] for call in lab.control.calls()] == sids[:0:-1]
        with pytest.raises(httpx.HTTPStatusError):
            lab.control.call(sids[0])
        assert lab.control.audio(sids[2]).size == 0
        assert lab.control.call(sids[2])["status"] == "completed"


def test_stopping_the_lab_ends_its_calls(customer: Customer, tmp_path: Path) -> None:
    customer.pages["/twilio/voice"] = twiml(f'<Connect><Stream url="{customer.ws_url}/media"/></Connect>')
    with LabServer(settings_for(customer, tmp_path), options=QUICK, speaker=ToneSpeaker()) as lab:
        lab.control.wait_for(lab.control.place_call(), "stream_opened")
        begin = time.monotonic()
    assert time.monotonic() - begin < 8
    assert customer.streams[0].received[-1]["event"] == "stop"
