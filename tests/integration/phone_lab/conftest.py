"""A lab and its customer, both real servers on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from phone_lab.options import LabOptions
from phone_lab.server import LabServer
from switchboard.settings import Settings
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.integration.phone_lab.customer import Customer

QUICK = LabOptions(ring_seconds=0.1, ring_grace_seconds=0.3)


class ToTheLab(TwilioHttpClient):
    """The official client's transport with another host; nothing else differs."""

    def __init__(self, lab_url: str) -> None:
        super().__init__(timeout=5)
        self._lab_url = lab_url

    def request(self, method: str, url: str, *args: object, **kwargs: object) -> object:
        return super().request(method, url.replace("https://api.twilio.com", self._lab_url), *args, **kwargs)


@pytest.fixture
def customer() -> Iterator[Customer]:
    with Customer() as customer:
        yield customer


@pytest.fixture
def settings(tmp_path: Path, customer: Customer) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path, public_url=customer.url, twilio_account_sid="")


@pytest.fixture
def lab(settings: Settings) -> Iterator[LabServer]:
    with LabServer(settings, options=QUICK) as lab:
        yield lab


@pytest.fixture
def twilio(lab: LabServer) -> Client:
    from phone_lab import LAB_ACCOUNT_SID, LAB_AUTH_TOKEN

    return Client(LAB_ACCOUNT_SID, LAB_AUTH_TOKEN, http_client=ToTheLab(lab.url))
