"""What the gateway tells the conversation: things that happened on the line, not words that were said.

Each is an intent of the same name in ``domain.yml`` and travels as ``/name{"field": "value"}``; the fields
arrive as entities. A caller's own words never start with ``/``: the gateway strips it.
"""

from __future__ import annotations

import json
from enum import Enum


class CallEvent(str, Enum):
    """Names on the wire. Fields in brackets are entities."""

    CALL_STARTED = "call_started"
    CALL_RESUMED = "call_resumed"  # the stream or the gateway broke and is back
    CALLEE_ACCEPTED = "callee_accepted"
    CALLEE_BUSY = "callee_busy"
    CALLEE_NO_ANSWER = "callee_no_answer"
    CALLEE_REFUSED = "callee_refused"
    CALLEE_ASKS_MESSAGE = "callee_asks_message"  # 「让他留言」
    CALLEE_ASKS_CALL_BACK = "callee_asks_call_back"  # {call_back_minutes}
    CALLEE_SENDS_ELSEWHERE = "callee_sends_elsewhere"  # 「转给小李」 {elsewhere}
    CALLEE_FAILED = "callee_failed"  # the carrier could not ring
    CONNECTION_ENDED = "connection_ended"  # the callee left the conference, the caller is still there
    KEYS_PRESSED = "keys_pressed"  # {digits}
    CALLER_SILENT = "caller_silent"  # 5 s without a word after we finished speaking
    CALLER_NOT_HEARD = "caller_not_heard"  # there was sound but no words in it
    CALLER_HUNG_UP = "caller_hung_up"  # keep what was said so far


def to_message(event: CallEvent, **fields: str) -> str:
    """``/keys_pressed{"digits": "8001"}``: the form in which Rasa's REST channel takes an intent."""
    return f"/{event.value}{json.dumps(fields, ensure_ascii=False) if fields else ''}"
