"""All shipped scenarios, rung through one running product, several at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.stack import Stack
from zongji.call.report import CallReport
from zongji.call.scenario import load_scenario
from zongji.paths import ROOT

AT_ONCE = 6
FILES = sorted((ROOT / "scenarios").glob("*.yml"))


@pytest.fixture(scope="session")
def scenario_calls(stack: Stack) -> Iterator[dict[Path, Future[CallReport]]]:
    """Scenario file → its call; the longest ones are dialled first."""
    scenarios = {path: load_scenario(path) for path in FILES}
    longest_first = sorted(FILES, key=lambda path: -len(scenarios[path].caller))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {path: pool.submit(stack.call, scenarios[path]) for path in longest_first}
