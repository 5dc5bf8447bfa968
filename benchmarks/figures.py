"""The rows of the table that `make bench` prints and docs/figures.md keeps."""

from __future__ import annotations

from typing import Any

Row = tuple[str, str]
_SERVERS = {"ours": "ours", "peer": "Pipecat", "peer_ear": "Pipecat with our Transcriber"}


def rows_of(result: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    if "lookup" in result:
        rows += [(f"lookup: {name}", str(value)) for name, value in result["lookup"].items()]
    if "start" in result:
        rows.append(("start to ready", f"{result['start']['ready_seconds']} s"))
    for key, who in _SERVERS.items():
        if result.get(key):
            rows += _of_server(who, result[key])
    for key in ("peer", "peer_ear"):
        if result.get("ours") and result.get(key):
            rows += _ratios(result["ours"], result[key], _SERVERS[key])
    return rows


def most_calls(levels: list[dict[str, Any]]) -> int:
    """Calls at once on one core at a p95 gap under a second; 0 when one call is too many."""
    return max((level["calls"] for level in levels if level["holds"]), default=0)


def _of_server(who: str, levels: list[dict[str, Any]]) -> list[Row]:
    first, best = levels[0], _best(levels)
    return [
        (f"{who}: gap p50 / p95, one call", f"{first['gap_p50_ms']:.0f} / {first['gap_p95_ms']:.0f} ms"),
        (f"{who}: barge-in to clear p50", _ms(first["clear_p50_ms"])),
        (f"{who}: calls at once per core, p95 gap < 1 s", str(most_calls(levels))),
        (f"{who}: gap p50 / p95 there", f"{best['gap_p50_ms']:.0f} / {best['gap_p95_ms']:.0f} ms"),
        (f"{who}: CPU per call-second there", f"{best['cpu_ms_per_call_second']} ms"),
        (f"{who}: memory per call there", f"{best['megabytes_per_call']} MB"),
    ]


def _ratios(ours: list[dict[str, Any]], peer: list[dict[str, Any]], who: str) -> list[Row]:
    """CPU and memory are compared at the same number of calls: both cost less a call when there are more."""
    b = _best(peer)
    a = next((level for level in ours if level["calls"] == b["calls"]), _best(ours))
    at = f"at {b['calls']}"
    cpu, memory = "cpu_ms_per_call_second", "megabytes_per_call"
    return [
        (f"ratio: calls at once per core, ours to {who}", _ratio(most_calls(ours), most_calls(peer))),
        (f"ratio: CPU per call-second {at}, {who} to ours", _ratio(b[cpu], a[cpu])),
        (f"ratio: memory per call {at}, {who} to ours", _ratio(b[memory], a[memory])),
    ]


def _best(levels: list[dict[str, Any]]) -> dict[str, Any]:
    """The fullest level that holds, else the first."""
    return max(
        (level for level in levels if level["holds"]), key=lambda level: level["calls"], default=levels[0]
    )


def _ratio(above: float, below: float) -> str:
    return f"{above / below:.1f}" if below else "-"


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f} ms"
