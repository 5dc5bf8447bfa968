"""More and more calls at once until the slowest twentieth of the gaps passes a second."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass

from benchmarks.processes import MEGABYTE, first_and_other_cores, keep_on_core, measured

GAP_LIMIT_MS = 1_000.0
_MOST_UNANSWERED = 0.02
STEPS = (1, 2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 64)
_QUESTIONS_A_LEVEL = 24  # shared out among its calls: few calls ask more often


@dataclass(frozen=True)
class Level:
    """One stretch with so many calls at once."""

    calls: int
    turns: int
    unanswered: int
    failed: int
    gap_p50_ms: float
    gap_p95_ms: float
    clear_p50_ms: float | None
    cpu_ms_per_call_second: float
    megabytes_per_call: float

    @property
    def holds(self) -> bool:
        asked = self.turns + self.unanswered
        return (
            self.failed == 0
            and self.unanswered <= _MOST_UNANSWERED * asked
            and self.gap_p95_ms < GAP_LIMIT_MS
        )


def climb(place: list[str], pid: int, *, rounds: int, most: int, tell: Callable[[str], None]) -> list[Level]:
    """``place``: the callers' option for the server; ``pid``: the server's; ``rounds``: most questions.

    The last level is the first that does not hold.
    """
    own, others = first_and_other_cores()
    keep_on_core(pid, own)
    _level(place, pid, 1, 1, others)  # what is loaded at the first call is no cost of the others
    levels: list[Level] = []
    for calls in (step for step in STEPS if step <= most):
        levels.append(_level(place, pid, calls, max(1, min(rounds, _QUESTIONS_A_LEVEL // calls)), others))
        tell(json.dumps(asdict(levels[-1])))
        if not levels[-1].holds:
            break
    return levels


def _level(place: list[str], pid: int, calls: int, rounds: int, cores: set[int]) -> Level:
    argv = [
        sys.executable,
        "-m",
        "benchmarks.callers",
        *place,
        "--calls",
        str(calls),
        "--rounds",
        str(rounds),
    ]
    with measured(pid) as cost:
        done = subprocess.run(
            argv,
            stdout=subprocess.PIPE,
            text=True,
            timeout=300,
            check=True,
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
    heard = json.loads(done.stdout)
    for failure in {h["failed"] for h in heard if h["failed"]}:
        print(f"  failed: {failure}", file=sys.stderr)
    gaps = [gap for h in heard for gap in h["gaps"]]
    clears = [clear for h in heard for clear in h["clears"]]
    call_seconds = calls * cost.wall_seconds
    return Level(
        calls=calls,
        turns=len(gaps),
        unanswered=sum(h["unanswered"] for h in heard),
        failed=sum(bool(h["failed"]) for h in heard),
        gap_p50_ms=percentile(gaps, 50),
        gap_p95_ms=percentile(gaps, 95),
        clear_p50_ms=percentile(clears, 50) if clears else None,
        cpu_ms_per_call_second=round(cost.cpu_seconds * 1_000 / call_seconds, 1),
        megabytes_per_call=round(max(0, cost.most_bytes - cost.bytes_before) / MEGABYTE / calls, 2),
    )


def percentile(values: list[float], percent: int) -> float:
    """Nearest rank; infinite where nothing was measured, so that it never passes for good."""
    if not values:
        return float("inf")
    if len(values) == 1:
        return round(values[0], 1)
    return round(statistics.quantiles(values, n=100, method="inclusive")[percent - 1], 1)
