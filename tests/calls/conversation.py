"""Two people put through to each other, and what each of them then hears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.calls.caller import calling
from tests.calls.listening import RATE_HZ, Audio, words_in
from tests.stack import TAKES_THE_CALL, Stack

CALLER_SAYS = "请她明天上午给我回电话。"
CALLEE_SAYS = "喂，你好，我是王伟。"
DESK = "8301"


@dataclass(frozen=True)
class Heard:
    """By the product's own recogniser, from each handset's recording after both were joined."""

    by_caller: str
    by_callee: str


def conversation(stack: Stack) -> Heard:
    speaks = [{"wait_for": "joined"}, {"wait": 1}, {"say": CALLEE_SAYS}]
    with (
        calling(stack) as caller,
        stack.desk(DESK, script=[*TAKES_THE_CALL, *speaks]),
    ):
        caller.until_answered()
        caller.say("Hello, could I speak to David in sales please")
        caller.until(lambda p: p.is_joined, "being joined", limit_seconds=40)
        stack.lab.add_steps(caller.sid, {"wait": 5}, {"say": CALLER_SAYS}, {"wait": 1}, "hang_up")
        caller.until(lambda p: p.is_over, "the end", limit_seconds=30)
        legs = stack.lab.calls(handset=stack.address_of(DESK))
        return Heard(_after_joining(stack, caller.sid), _after_joining(stack, legs[0]["call_sid"]))


def _after_joining(stack: Stack, call_sid: str) -> str:
    call: dict[str, Any] = stack.lab.call(call_sid)
    times = {event["type"]: event["at_ms"] for event in call["events"]}
    audio: Audio = stack.lab.audio(call_sid)
    joined = int((times["joined"] - times["answered"]) / 1000 * RATE_HZ)
    return words_in(audio[joined:, 1], language="zh")
