"""What a process costs: CPU seconds and memory, on a core of its own."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

MEGABYTE = 1_048_576


@dataclass
class Cost:
    """Over a stretch of time; ``most_bytes`` is the largest unique memory seen in it."""

    wall_seconds: float = 0.0
    cpu_seconds: float = 0.0
    bytes_before: int = 0
    most_bytes: int = 0


@contextmanager
def measured(pid: int) -> Iterator[Cost]:
    """CPU and memory of one process (all its threads) while the block runs."""
    process = psutil.Process(pid)
    cost = Cost(bytes_before=process.memory_full_info().uss)
    done = threading.Event()
    watcher = threading.Thread(target=_watch_memory, args=(process, cost, done), daemon=True)
    begun, cpu = time.monotonic(), _cpu(process)
    watcher.start()
    yield cost
    cost.wall_seconds = time.monotonic() - begun
    cost.cpu_seconds = _cpu(process) - cpu
    done.set()
    watcher.join(2.0)


def keep_on_core(pid: int, cores: set[int]) -> None:
    """All threads that there are; later ones inherit it."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), cores)


def first_and_other_cores() -> tuple[set[int], set[int]]:
    """One core for the server under test, the others for everything else; the same where there is one."""
    cores = sorted(os.sched_getaffinity(0))
    return {cores[0]}, set(cores[1:]) or {cores[0]}


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _watch_memory(process: psutil.Process, cost: Cost, done: threading.Event) -> None:
    while not done.wait(0.5):
        try:
            cost.most_bytes = max(cost.most_bytes, process.memory_full_info().uss)
        except psutil.Error:
            return
