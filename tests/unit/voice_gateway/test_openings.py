"""A greeting is not a turn."""

from __future__ import annotations

import pytest

from voice_gateway.openings import goes_on_after


@pytest.mark.parametrize("text", ANSWERS)
def test_after_an_answer_the_caller_does_not(text: str) -> None:
    assert not goes_on_after(text)
