"""The states of a call in which a caller may hang up, and how to get there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.calls.caller import Caller, calling
from tests.stack import TAKES_THE_CALL, Stack

State = Callable[[Caller], None]  # brings a new call into the state and lets it hang up there


def in_the_greeting(caller: Caller) -> None:
    caller.until_heard_something()
    caller.hang_up()


def while_a_turn_is_understood(caller: Caller) -> None:
    caller.until_answered()
    caller.say("你好，请帮我转财务部。")
    caller.hang_up()


def at_the_question_which_one(caller: Caller) -> None:
    caller.until_answered()
    caller.ask("我找王伟。")
    caller.hang_up()


def in_the_middle_of_a_message(caller: Caller) -> None:
    caller.until_answered()
    caller.ask("I'd like to leave a message for Tony.")
    caller.ask("My name is John Smith.")
    caller.hang_up()


def while_the_callee_is_rung(caller: Caller) -> None:
    caller.until_answered()
    with caller.stack.desk("8602", answers="no_answer"):
        caller.say("请转采购部的曹颖。")
        caller.until_step("consult_ringing")
        caller.hang_up()


def while_the_callee_is_asked(caller: Caller) -> None:
    caller.until_answered()
    with caller.stack.desk("8752", script=[]):
        caller.say("I'm looking for Michelle.")
        caller.until_step("consult_answered")
        caller.hang_up()


def while_connected(caller: Caller) -> None:
    caller.until_answered()
    with caller.stack.desk("8602", script=TAKES_THE_CALL):
        caller.say("请转采购部的曹颖。")
        caller.until(lambda p: p.is_joined, "being joined", limit_seconds=40)
        caller.hang_up()


def in_the_farewell(caller: Caller) -> None:
    caller.until_answered()
    caller.say("再见。")
    caller.until(lambda p: len(p.record_turns) >= 3, "the farewell")
    caller.hang_up()


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


def hung_up(stack: Stack, state: State) -> dict[str, Any]:
    """The record of a call that was hung up in this state."""
    with calling(stack) as caller:
        state(caller)
        return caller.until_on_record()
