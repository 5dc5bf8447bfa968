"""A lab and its customer, both real servers on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from phone_lab import LAB_ACCOUNT_SID, LAB_AUTH_TOKEN
from phone_lab.options import LabOptions
from phone_lab.server import LabServer
from switchboard.settings import Settings
from tests.integration.phone_lab.customer import Customer
from tests.integration.phone_lab.listening import ToneSpeaker

OWN = "+8657188000000"

QUICK = LabOptions(ring_seconds=0.1, ring_grace_seconds=0.3, max_documents=20)


class ToTheLab(TwilioHttpClient):
    """The official client's transport with another host; nothing else differs."""

    def __init__(self, lab_url: str) -> None:
        super().__init__(timeout=5)
        self._lab_url = lab_url

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        return super().request(method, url.replace("https://api.twilio.com", self._lab_url), *args, **kwargs)


@pytest.fixture(scope="session")
def customer_server() -> Iterator[Customer]:
    with Customer() as customer:
        yield customer


@pytest.fixture(scope="session")
def lab_server(customer_server: Customer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    settings = settings_for(customer_server, tmp_path_factory.mktemp("lab"))
    with LabServer(settings, options=QUICK, speaker=ToneSpeaker()) as lab:
        yield lab


@pytest.fixture
def customer(customer_server: Customer) -> Customer:
    customer_server.forget()
    return customer_server


@pytest.fixture
def lab(lab_server: LabServer, customer: Customer) -> Iterator[LabServer]:
    """As if it had just been started."""
    url = customer.url
    lab_server.control.set_number(
        OWN, voice_url=f"{url}/twilio/voice", status_callback=f"{url}/twilio/status"
    )
    yield lab_server
    lab_server.control.reset()


@pytest.fixture
def twilio(lab: LabServer) -> Client:
    return Client(LAB_ACCOUNT_SID, LAB_AUTH_TOKEN, http_client=ToTheLab(lab.url))


def settings_for(customer: Customer, data_dir: Path) -> Settings:
    return Settings(_env_file=None, data_dir=data_dir, public_url=customer.url, twilio_account_sid="")
