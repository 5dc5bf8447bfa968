"""C11: a broken socket is no broken call."""

from __future__ import annotations

import pytest

from tests.calls.conftest import Batch
from tests.calls.listening import longest_silence_seconds

pytestmark = pytest.mark.timeout(400)


def test_a_stream_that_drops_is_taken_up_again_where_the_conversation_was(batch: Batch) -> None:
    across = batch.result("dropped stream")
    (message,) = across.messages
    assert (message.target, message.caller_number) == ("person:p010", "5551234"), across.story
    assert message.caller_name == "John Smith"


def test_the_caller_is_spoken_to_within_five_seconds_of_the_break(batch: Batch) -> None:
    across = batch.result("dropped stream")
    assert longest_silence_seconds(across.audio, from_second=1.0) <= 5.0, across.story
