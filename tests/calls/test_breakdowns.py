"""G5, D2: whatever part dies in mid-call, nobody is left in silence and nothing that was noted is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.calls.caller import Caller, calling
from tests.calls.conftest import Batch
from tests.calls.listening import longest_wait_seconds
from tests.stack import TAKES_THE_CALL, Stack

LONGEST_SILENCE_SECONDS = 5.0
BACK_SECONDS = 90.0

pytestmark = pytest.mark.timeout(400)


def assert_never_left_in_silence(caller: Caller) -> None:
    """From the first word on; while the caller speaks there is sound as well."""
    picture = caller.look()
    silence = longest_wait_seconds(caller.audio(), picture.events, from_second=1.0)
    assert silence <= LONGEST_SILENCE_SECONDS, Caller.story(picture)


def goes_on(stack: Stack, caller: Caller, name: str, killed: int) -> None:
    """Speaks while the part is away, and is connected once it is back."""
    caller.ask("请说英文。")
    stack.wait_back(name, killed, limit_seconds=BACK_SECONDS)
    caller.until_answered()
    with stack.desk("8200", script=TAKES_THE_CALL):
        caller.say("Please put me through to finance.")
        caller.until(lambda p: p.is_joined, "being connected after all", limit_seconds=40)
    caller.hang_up()
    assert_never_left_in_silence(caller)


@pytest.mark.parametrize("name", ["worker", "actions", "redis"])
def test_a_part_killed_in_mid_call_leaves_nobody_in_silence_and_the_call_goes_on(
    stack: Stack, name: str
) -> None:
    with calling(stack) as caller:
        caller.until_answered()
        goes_on(stack, caller, name, stack.kill(name))
        assert caller.until_on_record()["disposition"] == "connected"


def test_a_dead_rasa_leaves_keys_and_the_operator_and_the_call_goes_on_when_it_is_back(stack: Stack) -> None:
    def keys(caller: Caller, digits: str) -> None:
        caller.until_heard_something()
        caller.keys(digits)
        caller.until(lambda p: p.is_joined, f"who is behind {digits}", limit_seconds=40)
        caller.hang_up()

    with calling(stack) as talking, ThreadPoolExecutor(3) as pool:
        talking.until_answered()
        killed = stack.kill("rasa")
        with calling(stack) as to_extension, calling(stack) as to_operator:
            ends = [
                pool.submit(keys, to_extension, "8203"),
                pool.submit(keys, to_operator, "0"),
                pool.submit(goes_on, stack, talking, "rasa", killed),
            ]
            for end in ends:
                end.result()
            assert_never_left_in_silence(to_extension)
            assert_never_left_in_silence(to_operator)


def test_a_killed_gateway_is_back_and_the_same_call_goes_on_within_ten_seconds(stack: Stack) -> None:
    with calling(stack) as caller:
        caller.until_answered()
        caller.ask("I'd like to leave a message for Tony.")
        killed_ms = caller.look().call["now_ms"]
        killed = stack.kill("gateway")
        back = caller.until(
            lambda p: any(e["type"] == "stream_opened" and e["at_ms"] > killed_ms for e in p.events),
            "the stream of the same call",
        )
        opened_ms = max(e["at_ms"] for e in back.events if e["type"] == "stream_opened")
        assert opened_ms - killed_ms <= 10_000
        stack.wait_back("gateway", killed, limit_seconds=30)
        caller.until_answered()
        caller.ask("My name is John Smith.")
        caller.hang_up()
        assert_never_left_in_silence(caller)
        assert caller.until_on_record()["target"] == "person:p010"


def test_no_message_that_was_told_as_noted_is_lost_when_everything_dies(stack: Stack, batch: Batch) -> None:
    """Whatever the callers of all scenarios left is there after kill -9 of all that could have held it."""
    batch.wait()
    kept = stack.switchboard.messages.search(limit=200)[0]
    assert len(kept) >= 4
    killed = {name: stack.kill(name) for name in ("worker", "actions", "redis", "gateway")}
    for name, pid in killed.items():
        stack.wait_back(name, pid, limit_seconds=BACK_SECONDS)
    product = stack.product()
    for call_id in {message.call_id for message in kept}:
        told = {message.content for message in kept if message.call_id == call_id}
        assert {message.content for message in product.messages(call_id)} == told
