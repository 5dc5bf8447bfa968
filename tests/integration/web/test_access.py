"""K1: nothing of the API is open to strangers, and no body is too large to be refused."""

from __future__ import annotations

import httpx
import pytest

from switchboard.bootstrap import Switchboard

PATHS = [
    ("GET", "/api/calls"),
    ("GET", "/api/calls/CA1"),
    ("GET", "/api/messages"),
    ("GET", "/api/messages/1"),
    ("POST", "/api/messages/1/read"),
    ("GET", "/api/directory/search?q=a"),
    ("POST", "/api/conversations/a/messages"),
]


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_without_a_token_every_path_is_closed(stranger: httpx.Client, method: str, path: str) -> None:
    answer = stranger.request(method, path, json={"text": "你好"} if method == "POST" else None)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["detail"]["code"] == "unauthorized"


@pytest.mark.parametrize("token", ["wrong", "zj_wrong", "x" * 10_000])
def test_a_wrong_token_is_as_good_as_none(stranger: httpx.Client, token: str) -> None:
    answer = stranger.get("/api/calls", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_revoked_token_stops_working(stranger: httpx.Client, switchboard: Switchboard) -> None:
    headers = {"Authorization": f"Bearer {switchboard.api_tokens.create('leaver')}"}
    assert stranger.get("/api/calls", headers=headers).status_code == 200
    switchboard.api_tokens.revoke("leaver")
    assert stranger.get("/api/calls", headers=headers).status_code == 401


def test_an_oversized_body_is_refused_before_it_is_read(api: httpx.Client) -> None:
    answer = api.post("/api/conversations/a/messages", content=b"x" * 70_000)
    assert answer.status_code == 413
    assert answer.json()["detail"]["code"] == "too_large"


def test_a_body_of_unknown_length_is_refused(api: httpx.Client) -> None:
    answer = api.post("/api/conversations/a/messages", content=iter([b'{"text":', b'"hello"}']))
    assert answer.status_code == 411
