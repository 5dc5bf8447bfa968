"""The calls that need no quiet: rung through one running product, several at once, and judged afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from tests.calls.conversation import conversation
from tests.calls.hanging_up import STATES, hung_up
from tests.calls.shipped import SCENARIOS
from tests.calls.stream_dropped import message_across_a_dropped_stream
from tests.stack import Stack

AT_ONCE = 8
Job = Callable[[], Any]

# First what is measured, then the many calls, then what kills parts of the product.
ORDER = (
    "test_barge_in",
    "test_scenarios",
    "test_hang_up",
    "test_stream",
    "test_conversation",
    "test_many",
    "test_breakdowns",
)


class Batch:
    """Jobs by name, all handed in at the start; ``result`` waits for one of them."""

    def __init__(self, pool: ThreadPoolExecutor, jobs: dict[str, Job]) -> None:
        self._futures: dict[str, Future[Any]] = {name: pool.submit(job) for name, job in jobs.items()}

    def result(self, name: str) -> Any:
        return self._futures[name].result()

    def wait(self) -> None:
        for future in self._futures.values():
            future.exception()


@pytest.fixture(scope="session")
def batch(stack: Stack) -> Iterator[Batch]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        batch = Batch(pool, _jobs(stack))
        yield batch
        batch.wait()


def _jobs(stack: Stack) -> dict[str, Job]:
    """The longest first, so that none of them is left alone at the end."""
    jobs: dict[str, Job] = {
        "dropped stream": lambda: message_across_a_dropped_stream(stack),
        "conversation": lambda: conversation(stack),
    }
    longest_first = sorted(SCENARIOS.items(), key=lambda item: -len(item[1].caller))
    for name, scenario in longest_first:
        jobs[name] = lambda scenario=scenario: stack.call(scenario)  # type: ignore[misc]
    for state in STATES:
        jobs[state.__name__] = lambda state=state: hung_up(stack, state)  # type: ignore[misc]
    return jobs


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order in which calls through one running product disturb each other least."""
    places = [place for place, item in enumerate(items) if "/tests/calls/" in item.path.as_posix()]
    in_order = sorted((items[place] for place in places), key=_place_in_order)
    for place, item in zip(places, in_order, strict=True):
        items[place] = item


def _place_in_order(item: pytest.Item) -> int:
    return next((n for n, name in enumerate(ORDER) if item.path.stem.startswith(name)), 0)
