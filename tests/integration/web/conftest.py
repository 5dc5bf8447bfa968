"""The API over a real server, with real SQLite and Redis; only Rasa is a stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request

from bot.client import Bot
from switchboard.bootstrap import Switchboard
from switchboard.settings import Settings
from tests.integration.sample_company import own_settings, sample_switchboard
from tests.integration.served import Served
from web.api import create_router


class StandInRasa:
    """Rasa's REST webhook with fixed answers; what it was asked is in ``asked``."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.says_nothing = False
        self.app = FastAPI()
        self.app.post("/webhooks/rest/webhook")(self._answer)

    async def _answer(self, request: Request) -> list[dict[str, Any]]:
        body = await request.json()
        self.asked.append(body)
        if self.says_nothing:
            return []
        if body["message"].startswith("/call_started"):
            return [{"text": "您好，这里是星城集团智能接待员。"}]
        outcome = {"goal": "connect", "target": "department:finance"}
        return [{"text": f"听到：{body['message']}"}, {"custom": {"outcome": outcome, "language": "zh"}}]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of an instance of its own whose Redis runs."""
    with own_settings(tmp_path_factory.mktemp("web") / "data") as chosen:
        yield chosen


@pytest.fixture(scope="module")
def switchboard(settings: Settings) -> Switchboard:
    return sample_switchboard(settings)


@pytest.fixture(scope="module")
def rasa() -> StandInRasa:
    return StandInRasa()


@pytest.fixture(scope="module")
def origin(settings: Settings, switchboard: Switchboard, rasa: StandInRasa) -> Iterator[str]:
    with Served(rasa.app) as rasa_url:
        app = FastAPI()
        app.include_router(create_router(settings, switchboard, Bot(rasa_url, timeout_seconds=2.0)))
        with Served(app) as url:
            yield url


@pytest.fixture(scope="module")
def api(origin: str, switchboard: Switchboard) -> Iterator[httpx.Client]:
    """A client that holds a token."""
    headers = {"Authorization": f"Bearer {switchboard.api_tokens.create('test')}"}
    with httpx.Client(base_url=origin, headers=headers, timeout=10.0, trust_env=False) as client:
        yield client


@pytest.fixture
def stranger(origin: str) -> Iterator[httpx.Client]:
    """A client without a token."""
    with httpx.Client(base_url=origin, timeout=10.0, trust_env=False) as client:
        yield client
