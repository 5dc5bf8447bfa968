"""The gateway process's app with its real parts, while Redis, Rasa and the actions are away (G5, K5)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from switchboard.bootstrap import build
from switchboard.settings import Settings
from zongji.app import create_app
from zongji.parts import build_parts


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    settings.data_dir.mkdir(parents=True)
    settings = settings.model_copy(update={"whisper_model": "demo"})
    build(settings, migrate=True)
    with TestClient(create_app(build_parts(settings))) as opened:
        yield opened


def test_the_gateway_is_alive_but_not_ready_without_the_others(client: TestClient) -> None:
    assert client.get("/healthz").text == "ok"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    report = answer.json()
    states = {name: state["ok"] for name, state in report["parts"].items()}
    assert states == {
        "redis": False,
        "sql": True,
        "rasa": False,
        "actions": False,
        "speech": True,
        "lab": False,
    }
    assert report["carrier"] == "lab"
    assert report["lab_url"].startswith("http://127.0.0.1:")
    assert "scripted callers only" in report["speech"]["recogniser"]


def test_the_api_is_described_and_closed_without_a_token(client: TestClient) -> None:
    assert client.get("/api/docs").status_code == 200
    paths = client.get("/api/openapi.json").json()["paths"]
    assert "/api/conversations/{conversation_id}/messages" in paths
    assert not any("X-Twilio" in str(path) for path in paths)
    assert client.get("/api/calls").status_code == 401


def test_figures_are_there_for_prometheus(client: TestClient) -> None:
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "process_cpu_seconds_total" in answer.text


def test_an_unsigned_webhook_is_refused(client: TestClient) -> None:
    assert client.post("/twilio/voice", data={"CallSid": "CA" + "1" * 32}).status_code == 403
