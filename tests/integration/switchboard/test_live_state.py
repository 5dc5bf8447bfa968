"""Live state on a real Redis, and the core without it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import redis

from switchboard.bootstrap import build
from switchboard.domain.errors import LiveStateDown
from switchboard.domain.messages import MessageDraft
from switchboard.domain.people import Directory
from switchboard.settings import Settings
from tests.integration.switchboard.conftest import SAMPLE
from tests.integration.switchboard.servers import RedisServer


@pytest.fixture
def plain_settings(redis_url: str, tmp_path: Path) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path, redis_url=redis_url)  # type: ignore[call-arg]


def test_calls_are_kept_until_dropped_or_expired(plain_settings: Settings) -> None:
    live = build(plain_settings).live
    live.save_call("CA1", {"state": "接通"}, ttl_seconds=60)
    live.save_call("CA2", {}, ttl_seconds=1)
    assert live.load_call("CA1") == {"state": "接通"}
    assert set(live.calls()) == {"CA1", "CA2"}
    time.sleep(1.1)
    assert live.calls() == ("CA1",)
    live.drop_call("CA1")
    assert live.load_call("CA1") is None
    assert live.calls() == ()


def test_something_counts_once_and_a_token_is_redeemed_once(plain_settings: Settings) -> None:
    live = build(plain_settings).live
    assert [live.once("webhook:CA1:1"), live.once("webhook:CA1:1")] == [True, False]
    token = live.issue_token("CA1")
    assert [live.redeem_token(token), live.redeem_token(token)] == ["CA1", None]
    assert live.redeem_token("guess") is None


def test_without_redis_live_state_fails_fast_and_records_go_on(tmp_path: Path) -> None:
    # type: ignore[call-arg]
    settings = Settings(_env_file=None, data_dir=tmp_path, redis_url="redis://127.0.0.1:1/0")
    switchboard = build(settings, migrate=True)
    started = time.monotonic()
    with pytest.raises(LiveStateDown):
        switchboard.live.load_call("CA1")
    assert time.monotonic() - started < 2.5
    switchboard.import_directory.apply(switchboard.import_directory.plan(SAMPLE))
    assert switchboard.take_message(MessageDraft("CA1", "person:p018", content="x")).id


def test_the_directory_is_published_for_rasa_without_private_numbers(plain_settings: Settings) -> None:
    switchboard = build(plain_settings, migrate=True)
    switchboard.import_directory.apply(switchboard.import_directory.plan(SAMPLE))
    client = redis.Redis.from_url(plain_settings.live_url, decode_responses=True)
    text = str(client.get("zongji:directory"))
    assert client.get("zongji:directory:version") == "1"
    assert Directory.from_json(text) == switchboard.directory().without_private_numbers()
    assert not any(person["mobile"] or person["email"] for person in json.loads(text)["people"])


def test_a_directory_imported_while_redis_was_down_is_published_by_the_next_start(tmp_path: Path) -> None:
    server = RedisServer(tmp_path)
    settings = Settings(_env_file=None, data_dir=tmp_path, redis_url=server.url)  # type: ignore[call-arg]
    switchboard = build(settings, migrate=True)
    switchboard.import_directory.apply(switchboard.import_directory.plan(SAMPLE))
    with server:
        build(settings, migrate=True)
        assert redis.Redis.from_url(server.url, decode_responses=True).get("zongji:directory:version") == "1"
