"""The one running product of a test session; tests that need none of it pay nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import structlog

if TYPE_CHECKING:
    from tests.stack import Stack

# With several workers, whatever shares a costly thing runs on the same one: folder → group.
GROUPS = {"/tests/calls/": "stack", "/tests/integration/bot/": "rasa"}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "xdist_group(name): tests that one worker runs (pytest-xdist)")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        path = item.path.as_posix()
        group = next((group for folder, group in GROUPS.items() if folder in path), "")
        if not group and "/tests/integration/" in path:
            group = path  # the servers of a file start once
        if group:
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(autouse=True)
def logs_of_this_test_only() -> Iterator[None]:
    """A command under test points the logs at its own output, which is closed after it."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    from tests.stack import running_stack

    with running_stack(tmp_path_factory.mktemp("stack")) as running:
        yield running
