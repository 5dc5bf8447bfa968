"""``make bench``: prints one table, writes benchmarks/results/<date>.json.

``python -m benchmarks [--only lookup,calls,peer] [--most 40] [--rounds 4]``
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from benchmarks.directory_lookup import speed
from benchmarks.figures import rows_of
from benchmarks.levels import climb
from benchmarks.peer import running_peer
from benchmarks.stack import running_stack

RESULTS = Path(__file__).resolve().parent / "results"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="lookup,calls,peer,peer_ear")
    parser.add_argument("--most", type=int, default=64, help="most calls at once")
    parser.add_argument("--rounds", type=int, default=4, help="questions a call")
    options = parser.parse_args()
    wanted = set(options.only.split(","))
    result: dict[str, Any] = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": _machine()}
    if "lookup" in wanted:
        tell("directory lookup at 100,000 people ...")
        result["lookup"] = speed(100_000)
    if wanted & {"calls", "peer", "peer_ear"}:
        _calls(result, wanted, options)
    _write(result)
    _print(result)


def _calls(result: dict[str, Any], wanted: set[str], options: argparse.Namespace) -> None:
    tell("starting the product ...")
    with running_stack(tell) as stack:
        result["start"] = {"ready_seconds": stack.ready_seconds, "steps": stack.steps}
        if "calls" in wanted:
            tell("calls through our gateway ...")
            pid = stack.supervisor.pid_of("gateway")
            place = ["--ours", f"http://127.0.0.1:{stack.settings.port}"]
            levels = climb(place, pid, rounds=options.rounds, most=options.most, tell=tell)
            result["ours"] = [asdict(level) | {"holds": level.holds} for level in levels]
        for who, our_transcriber in (("peer", False), ("peer_ear", True)):
            if who not in wanted:
                continue
            tell(f"the same calls through Pipecat ({who}) ...")
            with running_peer(stack.settings.rasa_url, our_transcriber=our_transcriber) as (pid, address):
                levels = climb(["--peer", address], pid, rounds=options.rounds, most=options.most, tell=tell)
            result[who] = [asdict(level) | {"holds": level.holds} for level in levels]


def _machine() -> dict[str, Any]:
    return {
        "cores": psutil.cpu_count(),
        "memory_gigabytes": round(psutil.virtual_memory().total / 1e9),
        "python": platform.python_version(),
    }


def _write(result: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{result['at'].replace(':', '-')}.json"
    path.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")
    tell(f"written: {path}")


def _print(result: dict[str, Any]) -> None:
    rows = rows_of(result)
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
