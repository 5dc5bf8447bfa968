"""A caller may hang up at any moment: nothing goes on ringing, nothing is left over, the record says so."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.calls.conftest import Batch
from tests.calls.hanging_up import STATES
from tests.stack import Stack

pytestmark = pytest.mark.timeout(400)


@pytest.mark.parametrize("state", [state.__name__ for state in STATES])
def test_the_record_says_that_the_caller_ended_the_call(state: str, batch: Batch) -> None:
    assert batch.result(state)["ended_by"] == "caller"


def test_no_telephone_goes_on_ringing_and_no_call_stays_alive(batch: Batch, stack: Stack) -> None:
    batch.wait()
    limit = time.monotonic() + 15
    while open_legs(stack) or stack.switchboard.live.calls():
        assert time.monotonic() < limit, (open_legs(stack), stack.switchboard.live.calls())
        time.sleep(0.2)


def open_legs(stack: Stack) -> list[dict[str, Any]]:
    return [leg for leg in stack.lab.calls() if leg["status"] in ("queued", "ringing", "in-progress")]
