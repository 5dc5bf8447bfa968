"""The API over a real server, with real SQLite and Redis; only Rasa is a stand-in."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request

from bot.client import Bot
from switchboard.bootstrap import Switchboard, build
from switchboard.settings import Settings
from web.api import create_router
from zongji.paths import SAMPLE_COMPANY
from zongji.supervisor import Supervisor, with_free_ports
from zongji.supervisor.plan import Plan
from zongji.supervisor.services import redis_service


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


class Served:
    """An ASGI app on a real socket, in a thread."""

    def __init__(self, app: FastAPI) -> None:
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
        self._thread = threading.Thread(target=lambda: asyncio.run(self._server.serve()), daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of an instance of its own whose Redis runs."""
    chosen = with_free_ports(Settings(_env_file=None), data_dir=tmp_path_factory.mktemp("web") / "data")
    redis = redis_service(chosen)
    plan = Plan((redis,) if redis else (), (), lambda: (), ("redis_port",))
    with Supervisor(chosen, plan=lambda _: plan):
        yield chosen


@pytest.fixture(scope="module")
def switchboard(settings: Settings) -> Switchboard:
    built = build(settings, migrate=True)
    plan = built.import_directory.plan(SAMPLE_COMPANY)
    assert not plan.errors
    built.import_directory.apply(plan)
    return built


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
