from __future__ import annotations

from dataclasses import asdict, replace

from benchmarks.figures import most_calls, rows_of
from benchmarks.levels import Level, percentile

GOOD = Level(
    calls=4,
    turns=40,
    unanswered=0,
    failed=0,
    gap_p50_ms=500.0,
    gap_p95_ms=700.0,
    clear_p50_ms=210.0,
    cpu_ms_per_call_second=20.0,
    megabytes_per_call=0.5,
)


def stored(*levels: Level) -> list[dict[str, object]]:
    return [asdict(level) | {"holds": level.holds} for level in levels]


def test_a_level_holds_only_with_short_gaps_and_everybody_answered() -> None:
    assert GOOD.holds
    assert not replace(GOOD, gap_p95_ms=1_000.0).holds
    assert not replace(GOOD, unanswered=2).holds
    assert not replace(GOOD, failed=1).holds


def test_the_most_calls_are_those_of_the_fullest_level_that_holds() -> None:
    assert most_calls(stored(replace(GOOD, calls=2), GOOD, replace(GOOD, calls=8, gap_p95_ms=1_500.0))) == 4
    assert most_calls(stored(replace(GOOD, gap_p95_ms=1_500.0))) == 0


def test_a_peer_that_holds_not_even_one_call_gives_no_ratio() -> None:
    rows = dict(rows_of({"ours": stored(GOOD), "peer": stored(replace(GOOD, calls=1, gap_p95_ms=1_200.0))}))
    assert rows["ratio: calls at once per core, ours to Pipecat"] == "-"
    assert rows["ours: calls at once per core, p95 gap < 1 s"] == "4"


def test_nothing_measured_never_passes_for_good() -> None:
    assert percentile([], 95) == float("inf")
    assert percentile([10.0], 95) == 10.0
