"""Settings written back as environment variables, so that every child process reads the same ones."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import AliasChoices

from switchboard.settings import Settings
from zongji.paths import ROOT

# Rasa is talkative: these keep its output short and its telemetry off.
_RASA_QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "CUDA_VISIBLE_DEVICES": "",
    # A turn never waits longer than this for a lock that a dead Rasa left behind.
    "TICKET_LOCK_LIFETIME": "8",
}


def for_children(settings: Settings) -> dict[str, str]:
    """The whole environment of a child on the main Python: ours, plus every setting, paths absolute."""
    written = {variable_of(name): _text(getattr(settings, name)) for name in Settings.model_fields}
    written["REDIS_URL"] = settings.live_url
    written["DATABASE_URL"] = settings.sql_url
    return {
        **os.environ,
        **written,
        "PYTHONUNBUFFERED": "1",
        # One inference thread a process: on few cores two OpenMP threads are slower than one.
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
    }


def for_rasa(settings: Settings) -> dict[str, str]:
    """What ``endpoints.yml`` interpolates, on top of ``for_children``."""
    live = urlsplit(settings.live_url)
    return {
        **for_children(settings),
        **_RASA_QUIET,
        "PYTHONPATH": str(ROOT),
        "ACTIONS_URL": f"http://127.0.0.1:{settings.actions_port}/webhook",
        "REDIS_HOST": live.hostname or "127.0.0.1",
        "REDIS_PORT": str(live.port or 6379),
        "REDIS_DB": live.path.lstrip("/") or "0",
        "REDIS_USERNAME": unquote(live.username or ""),
        "REDIS_PASSWORD": unquote(live.password or ""),
    }


def variable_of(field: str) -> str:
    """``"port"`` → ``"ZONGJI_PORT"``; ``"redis_url"`` → ``"REDIS_URL"``."""
    alias = Settings.model_fields[field].validation_alias
    if isinstance(alias, AliasChoices):
        return str(alias.choices[0])
    return f"ZONGJI_{field.upper()}"


def _text(value: object) -> str:
    return str(value.absolute()) if isinstance(value, Path) else str(value)
