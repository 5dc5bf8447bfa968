"""G5, D2: whatever part dies in mid-call, nobody is left in silence and nothing that was noted is lost."""

from __future__ import annotations

import pytest

from tests.calls.caller import Caller, calling, has_step
from tests.calls.listening import longest_silence_seconds
from tests.stack import Stack

LONGEST_SILENCE_SECONDS = 5.0
BACK_SECONDS = {"rasa": 90, "actions": 30, "worker": 30, "redis": 20, "gateway": 30}

pytestmark = pytest.mark.timeout(240)


def wait_all_back(stack: Stack, name: str, killed: int) -> None:
    stack.wait_back(name, killed, limit_seconds=BACK_SECONDS[name])


def assert_never_left_in_silence(caller: Caller) -> None:
    """From the first word on; while the caller speaks there is sound as well."""
    first = next(e["at_ms"] for e in caller.look().events if e["type"] == "heard_started")
    answered = next(e["at_ms"] for e in caller.look().events if e["type"] == "answered")
    silence = longest_silence_seconds(caller.audio(), from_second=(first - answered) / 1000)
    assert silence <= LONGEST_SILENCE_SECONDS, Caller.story(caller.look())


@pytest.mark.parametrize("name", ["worker", "actions", "redis", "rasa"])
def test_a_part_killed_in_mid_call_leaves_nobody_in_silence_and_the_call_goes_on(
    stack: Stack, name: str
) -> None:
    with calling(stack) as caller:
        caller.until_answered()
        killed = stack.kill(name)
        caller.ask("你们几点下班？")
        wait_all_back(stack, name, killed)
        caller.until_answered()
        caller.say("请转综合管理部。")
        caller.until(lambda p: p.is_joined, "being connected after all", limit_seconds=40)
        caller.hang_up()
        assert_never_left_in_silence(caller)
        assert caller.until_on_record()["disposition"] == "connected"


def test_a_dead_rasa_still_leaves_keys_that_reach_an_extension(stack: Stack) -> None:
    killed = stack.kill("rasa")
    try:
        with calling(stack) as caller:
            caller.until_answered()
            caller.keys("8203")
            caller.until(lambda p: p.is_joined, "the extension", limit_seconds=30)
    finally:
        wait_all_back(stack, "rasa", killed)


def test_a_dead_rasa_still_leaves_a_key_that_reaches_the_operator(stack: Stack) -> None:
    killed = stack.kill("rasa")
    try:
        with calling(stack) as caller:
            caller.until_answered()
            caller.keys("0")
            caller.until(lambda p: p.is_joined, "the operator", limit_seconds=30)
    finally:
        wait_all_back(stack, "rasa", killed)


def test_a_killed_gateway_is_back_and_the_same_call_goes_on_within_ten_seconds(stack: Stack) -> None:
    with calling(stack) as caller:
        caller.until_answered()
        caller.ask("I'd like to leave a message for Tony.")
        now_ms = caller.look().call["now_ms"]
        killed = stack.kill("gateway")
        reopened = caller.until(
            lambda p: any(e["type"] == "stream_opened" and e["at_ms"] > now_ms for e in p.events),
            "the stream of the same call",
        )
        opened_ms = max(e["at_ms"] for e in reopened.events if e["type"] == "stream_opened")
        assert opened_ms - now_ms <= 10_000
        stack.wait_back("gateway", killed, limit_seconds=30)
        caller.until_answered()
        caller.ask("This is John Smith from Blue Sky Logistics.")
        caller.hang_up()
        assert_never_left_in_silence(caller)
        caller.until_on_record()


def test_a_stream_that_drops_is_taken_up_again_where_the_conversation_was(stack: Stack) -> None:
    with calling(stack) as caller:
        caller.until_answered()
        caller.ask("I'd like to leave a message for Tony.")
        stack.lab.break_stream(caller.sid)
        caller.until(lambda p: has_step(p, "stream_resumed"), "the stream again", limit_seconds=10)
        caller.until_answered()
        caller.ask("My name is John Smith.")
        caller.ask("My number is 5551234.")
        caller.ask("It's about a contract.")
        caller.ask("Yes, that's right.")
        assert_never_left_in_silence(caller)
        (message,) = caller.messages()
        assert (message.target, message.caller_number) == ("person:p010", "5551234")


def test_no_message_that_was_told_as_noted_is_lost_when_everything_dies(stack: Stack) -> None:
    with calling(stack) as caller:
        caller.until_answered()
        caller.ask("I'd like to leave a message for Tony.")
        caller.ask("My name is John Smith.")
        caller.ask("My number is 5551234.")
        caller.ask("It's about a contract.")
        caller.ask("Yes, that's right.")
        killed = {name: stack.kill(name) for name in ("worker", "actions", "redis", "gateway")}
        for name, pid in killed.items():
            wait_all_back(stack, name, pid)
        (message,) = caller.messages()
        assert message.caller_name == "John Smith"
