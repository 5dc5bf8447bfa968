from __future__ import annotations

from pathlib import Path

import pytest

from switchboard.settings import Settings
from zongji import environment


def test_a_child_reads_back_the_very_settings_of_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = Settings(
        _env_file=None,
        data_dir=tmp_path,
        port=8123,
        company_zh="青山医院",
        twilio_account_sid="AC1",
        ring_seconds=7,
    )
    for name, value in environment.for_children(parent).items():
        monkeypatch.setenv(name, value)
    child = Settings(_env_file=None)
    kept = (
        "data_dir",
        "port",
        "company_zh",
        "twilio_account_sid",
        "ring_seconds",
        "sql_url",
        "live_url",
        "uses_lab",
    )
    assert [getattr(child, name) for name in kept] == [getattr(parent, name) for name in kept]


def test_rasa_gets_the_parts_of_the_redis_url_that_its_endpoints_file_names() -> None:
    settings = Settings(
        _env_file=None, redis_url="redis://bob:s%40fe@redis.example:7000/3", actions_port=5056
    )
    env = environment.for_rasa(settings)
    names = ("REDIS_HOST", "REDIS_PORT", "REDIS_DB", "REDIS_USERNAME", "REDIS_PASSWORD", "ACTIONS_URL")
    assert [env[n] for n in names] == [
        "redis.example",
        "7000",
        "3",
        "bob",
        "s@fe",
        "http://127.0.0.1:5056/webhook",
    ]
