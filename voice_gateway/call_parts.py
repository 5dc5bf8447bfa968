"""What all calls of the process share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.client import Bot
from switchboard.services.telephony import Telephony
from voice_gateway.caller_connection import Callees
from voice_gateway.connecting import ConnectionParts
from voice_gateway.line import LineParts
from voice_gateway.live_states import LiveStates
from voice_gateway.recorder import Recorder


@dataclass(frozen=True)
class CallParts:
    """``has_room`` is the admission: whether one more caller can be understood without long waits."""

    telephony: Telephony
    bot: Bot
    line: LineParts
    connection: ConnectionParts
    callees: Callees
    recorder: Recorder
    live_states: LiveStates
    has_room: Callable[[], bool]
