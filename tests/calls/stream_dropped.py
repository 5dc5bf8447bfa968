"""A message taken although the caller's stream breaks in the middle of it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.calls.caller import calling, has_step
from tests.calls.listening import Audio
from tests.stack import Stack
from zongji.call.report import StoredMessage


@dataclass(frozen=True)
class Across:
    """What was stored, and what the caller's handset said and heard."""

    messages: tuple[StoredMessage, ...]
    audio: Audio
    story: str


def message_across_a_dropped_stream(stack: Stack) -> Across:
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
        caller.hang_up()
        return Across(caller.messages(), caller.audio(), caller.story(caller.look()))
