"""A caller may hang up at any moment: nothing goes on ringing, nothing is left over, the record says so."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from tests.calls.caller import Caller, calling
from tests.stack import Stack

State = Callable[[Caller], object]


def in_the_greeting(caller: Caller) -> None:
    caller.until_heard_something()


def while_a_turn_is_understood(caller: Caller) -> None:
    caller.until_answered()
    caller.say("你好，请帮我转财务部。")


def at_the_question_which_one(caller: Caller) -> None:
    caller.until_answered()
    caller.ask("我找王伟。")


def in_the_middle_of_a_message(caller: Caller) -> None:
    caller.until_answered()
    caller.ask("I'd like to leave a message for Tony.")
    caller.ask("My name is John Smith.")


def while_the_callee_is_rung(caller: Caller) -> None:
    caller.stack.lab.set_handset(caller.stack.address_of("8602"), answers="no_answer")
    caller.until_answered()
    caller.say("请转采购部的曹颖。")
    caller.until_step("consult_ringing")


def while_the_callee_is_asked(caller: Caller) -> None:
    caller.stack.lab.set_handset(caller.stack.address_of("8652"), answers="answers", script=[])
    caller.until_answered()
    caller.say("我找韩梅。")
    caller.until_step("consult_answered")


def while_connected(caller: Caller) -> None:
    caller.until_answered()
    caller.say("请转综合管理部。")
    caller.until(lambda p: p.is_joined, "being joined", limit_seconds=40)


def in_the_farewell(caller: Caller) -> None:
    caller.until_answered()
    caller.say("没有了，谢谢。")
    caller.until_heard_something()


STATES: tuple[State, ...] = (
    in_the_greeting,
    while_a_turn_is_understood,
    at_the_question_which_one,
    in_the_middle_of_a_message,
    while_the_callee_is_rung,
    while_the_callee_is_asked,
    while_connected,
    in_the_farewell,
)
Ends = dict[State, Future[dict[str, Any]]]


def hung_up(stack: Stack, state: State, number: str) -> dict[str, Any]:
    with calling(stack, number=number) as caller:
        state(caller)
        caller.hang_up()
        return caller.until_on_record()


@pytest.fixture(scope="module")
def ends(stack: Stack) -> Iterator[Ends]:
    """All states at once, each call from a number of its own; afterwards no leg is left in the house."""
    with ThreadPoolExecutor(len(STATES)) as pool:
        yield {
            state: pool.submit(hung_up, stack, state, f"+86138000010{n:02d}")
            for n, state in enumerate(STATES)
        }
    for extension in ("8602", "8652"):
        stack.lab.reset_handset(stack.address_of(extension))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_record_says_that_the_caller_ended_the_call(ends: Ends, state: State) -> None:
    assert ends[state].result()["ended_by"] == "caller"


@pytest.mark.timeout(180)
def test_no_telephone_goes_on_ringing_and_no_call_stays_alive(ends: Ends, stack: Stack) -> None:
    for end in ends.values():
        end.result()
    limit = time.monotonic() + 15
    while open_legs(stack) or stack.switchboard.live.calls():
        assert time.monotonic() < limit, (open_legs(stack), stack.switchboard.live.calls())
        time.sleep(0.2)


def open_legs(stack: Stack) -> list[dict[str, Any]]:
    return [leg for leg in stack.lab.calls() if leg["status"] in ("queued", "ringing", "in-progress")]
