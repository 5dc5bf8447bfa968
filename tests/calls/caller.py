"""A caller whom a test moves step by step, where a scenario file is too smooth."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.calls.listening import Audio
from tests.stack import Stack
from zongji.call.picture import Picture
from zongji.call.product import Product

QUIET_MS = 1_000


class Caller:
    """One call through the stack. Every wait has a limit and says what it waited for."""

    def __init__(self, stack: Stack, product: Product, *, number: str = "+8613800000002") -> None:
        self.stack = stack
        self._product = product
        self.sid = stack.lab.place_call(from_number=number, limit_seconds=180)

    def look(self) -> Picture:
        return Picture(self.stack.lab.call(self.sid), self._product.record(self.sid))

    def until(self, holds: Callable[[Picture], bool], what: str, *, limit_seconds: float = 25.0) -> Picture:
        """The first picture of which it holds.

        Raises:
            AssertionError: none did within the limit, or the call was over before.
        """
        limit = time.monotonic() + limit_seconds
        while time.monotonic() < limit:
            picture = self.look()
            if holds(picture):
                return picture
            time.sleep(0.1)
        raise AssertionError(f"{what}: not within {limit_seconds} s; {self.story(self.look())}")

    def until_answered(self, *, limit_seconds: float = 25.0) -> Picture:
        """The receptionist has replied to the last words and is silent; nobody is being rung."""
        return self.until(
            lambda p: not p.is_consulting and p.quiet_for_ms(p.call["now_ms"]) >= QUIET_MS,
            "an answer",
            limit_seconds=limit_seconds,
        )

    def until_step(self, name: str, *, limit_seconds: float = 25.0) -> Picture:
        """The record has this step."""
        return self.until(lambda p: has_step(p, name), f"step {name}", limit_seconds=limit_seconds)

    def until_heard_something(self) -> Picture:
        return self.until(lambda p: p.hears(), "a sound")

    def say(self, text: str) -> None:
        """Returns when the last sound has gone out."""
        self._do({"do": "say", "text": text})

    def keys(self, digits: str) -> None:
        self._do({"do": "keys", "digits": digits})

    def ask(self, text: str, *, limit_seconds: float = 25.0) -> Picture:
        self.say(text)
        return self.until_answered(limit_seconds=limit_seconds)

    def hang_up(self) -> None:
        self.stack.lab.hang_up(self.sid)
        self.until(lambda p: p.is_over, "the end of the call", limit_seconds=5)

    def until_on_record(self) -> dict[str, Any]:
        """The record once it says that the call has ended."""
        picture = self.until(lambda p: bool(p.record and p.record["ended_at"]), "the record's end")
        assert picture.record is not None
        return picture.record

    def audio(self) -> Audio:
        return self.stack.lab.audio(self.sid)

    def messages(self) -> tuple[Any, ...]:
        return self._product.messages(self.sid)

    def _do(self, step: dict[str, Any]) -> None:
        before = self.look().spoke_last_ms
        self.stack.lab.add_steps(self.sid, step)
        self.until(lambda p: p.spoke_last_ms > before, f"having done {step}")

    @staticmethod
    def story(picture: Picture) -> str:
        """Turns and steps so far, for the message of a failed test."""
        turns = [f"{turn['speaker']}: {turn['text']}" for turn in picture.record_turns]
        steps = [step["name"] for step in (picture.record or {}).get("steps", ())]
        return f"status {picture.call['status']}; {turns}; {steps}"


def has_step(picture: Picture, name: str) -> bool:
    return any(step["name"] == name for step in (picture.record or {}).get("steps", ()))


@contextmanager
def calling(stack: Stack, *, number: str = "+8613800000002") -> Iterator[Caller]:
    """A call that is dialled now and over afterwards."""
    product = stack.product()
    caller = Caller(stack, product, number=number)
    try:
        yield caller
    finally:
        if not caller.look().is_over:
            stack.lab.hang_up(caller.sid)
        product.close()
