from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from switchboard.settings import Settings
from zongji.supervisor import Report, Supervisor, with_free_ports
from zongji.supervisor.plan import Plan
from zongji.supervisor.preparations import Preparation
from zongji.supervisor.probes import http_answers
from zongji.supervisor.services import Service, redis_service

# Answers on its port.
WEB = """
import http.server, sys
handler = http.server.SimpleHTTPRequestHandler
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return with_free_ports(Settings(_env_file=None), data_dir=tmp_path / "data")


def web_service(settings: Settings, *, code: str = WEB) -> Service:
    argv = (sys.executable, "-c", code, str(settings.port))
    return Service("gateway", argv, {}, http_answers(settings.port, "/"), "port", ready_limit_seconds=15)


def small_plan(settings: Settings, *, web: Service | None = None, preparation: str = "pass") -> Plan:
    redis = redis_service(settings)
    assert redis is not None
    ready_made = Preparation("data", (sys.executable, "-c", preparation), {}, limit_seconds=15)
    return Plan((redis,), (ready_made,), lambda: (web or web_service(settings),), ("port", "redis_port"))


@pytest.fixture
def reports() -> list[Report]:
    return []


@pytest.fixture
def supervise(settings: Settings, reports: list[Report]) -> Iterator[Callable[..., Supervisor]]:
    made: list[Supervisor] = []

    def make(**options: object) -> Supervisor:
        made.append(
            Supervisor(settings, on_report=reports.append, plan=lambda s: small_plan(s, **options))  # type: ignore[arg-type]
        )
        return made[-1]

    yield make
    for supervisor in made:
        supervisor.stop()
