"""An instance of its own for a file of tests: free ports, a Redis that runs, the sample company."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from switchboard.bootstrap import Switchboard, build
from switchboard.settings import Settings
from zongji.paths import SAMPLE_COMPANY
from zongji.supervisor import Supervisor, with_free_ports
from zongji.supervisor.plan import Plan
from zongji.supervisor.services import redis_service


@contextmanager
def own_settings(data_dir: Path) -> Iterator[Settings]:
    """Settings whose Redis runs."""
    chosen = with_free_ports(Settings(_env_file=None), data_dir=data_dir)
    redis = redis_service(chosen)
    plan = Plan((redis,) if redis else (), (), lambda: (), ("redis_port",))
    with Supervisor(chosen, plan=lambda _: plan):
        yield chosen


def sample_switchboard(settings: Settings) -> Switchboard:
    """With the sample company imported."""
    built = build(settings, migrate=True)
    plan = built.import_directory.plan(SAMPLE_COMPANY)
    assert not plan.errors
    built.import_directory.apply(plan, who="test")
    return built
