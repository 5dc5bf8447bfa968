"""Reads the settings, once, for an entry point."""

from __future__ import annotations

import os
from typing import Any

from switchboard.settings import Settings


def read_settings() -> Settings:
    """Environment first, then the file that ZONGJI_ENV_FILE names (default ``.env``; empty: no file)."""
    return settings_from(os.environ.get("ZONGJI_ENV_FILE", ".env") or None)


def settings_from(env_file: str | None, **values: object) -> Settings:
    """``values`` before the environment before the file."""
    options: dict[str, Any] = {"_env_file": env_file, **values}
    return Settings(**options)
