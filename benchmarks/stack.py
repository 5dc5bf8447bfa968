"""The whole product for a measurement: own ports, own folder, the demo models."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import first_and_other_cores, keep_on_core
from switchboard.settings import Settings
from zongji.configure import settings_from
from zongji.supervisor import Report, Supervisor, with_free_ports


@dataclass(frozen=True)
class Stack:
    settings: Settings
    supervisor: Supervisor
    ready_seconds: float
    steps: dict[str, float]  # seconds from its own start until each process served


@contextmanager
def running_stack(tell: Callable[[str], None]) -> Iterator[Stack]:
    """Started like `zongji run`; everything but the gateway is kept off the first core afterwards."""
    with tempfile.TemporaryDirectory(prefix="zongji-bench-") as folder:
        plain = settings_from(None, whisper_model="demo")
        settings = with_free_ports(plain, data_dir=Path(folder))
        steps: dict[str, float] = {}

        def note(report: Report) -> None:
            if report.what == "ready" and report.seconds is not None:
                steps[report.name] = round(report.seconds, 1)
                tell(f"  {report.name}: {report.seconds:.1f} s")

        begun = time.monotonic()
        with Supervisor(settings, on_report=note) as supervisor:
            seconds = round(time.monotonic() - begun, 1)
            _, others = first_and_other_cores()
            for name in set(supervisor.names()) - {"gateway"}:
                keep_on_core(supervisor.pid_of(name), others)
            yield Stack(settings, supervisor, seconds, steps)
