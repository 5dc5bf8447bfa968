"""What each phase of a call has no use for, and how much quiet it bears: two tables."""

from __future__ import annotations

from voice_gateway import happenings as h
from voice_gateway.call_state import Phase
from voice_gateway.timing import Timing

# While the callee rings, the caller is not listened to; two joined people talk to each other; after the
# goodbye only words or keys bring the conversation back.
IGNORED: dict[Phase, tuple[type, ...]] = {
    Phase.TALKING: (h.FinishedSpeaking, h.BotBack, h.CalleeGone, h.ConnectionOver),
    Phase.STANDBY: (h.FinishedSpeaking, h.Noise, h.NotUnderstood, h.CalleeGone, h.ConnectionOver),
    Phase.CONNECTING: (h.FinishedSpeaking, h.Words, h.Noise, h.NotUnderstood, h.BotBack, h.CalleeGone),
    Phase.JOINED: (h.FinishedSpeaking, h.Words, h.Noise, h.NotUnderstood, h.Keys, h.BotBack, h.StreamEnded),
    Phase.LEAVING: (h.FinishedSpeaking, h.Noise, h.NotUnderstood, h.BotBack, h.CalleeGone, h.ConnectionOver),
    Phase.OVER: (),
}


def patience_seconds(phase: Phase, timing: Timing, has_stream: bool, callee_is_gone: bool) -> float | None:
    """How long quiet may last; None: for ever (two people talk to each other)."""
    if phase is Phase.JOINED:
        return timing.after_room_seconds if callee_is_gone else None
    if not has_stream:
        return timing.stream_lost_seconds
    return {
        Phase.TALKING: timing.caller_silent_seconds,
        Phase.STANDBY: timing.standby_repeat_seconds,
        Phase.CONNECTING: timing.still_ringing_seconds,
        Phase.LEAVING: timing.hang_up_wait_seconds,
    }.get(phase)
