"""C1: who is put through hears the other one, both ways."""

from __future__ import annotations

import pytest

from tests.calls.conftest import Batch
from tests.calls.conversation import CALLEE_SAYS, CALLER_SAYS
from zongji.call.expectations import plain

pytestmark = pytest.mark.timeout(400)


def test_both_parties_understand_what_the_other_says(batch: Batch) -> None:
    heard = batch.result("conversation")
    assert plain(CALLEE_SAYS) in plain(heard.by_caller)
    assert plain(CALLER_SAYS) in plain(heard.by_callee)
