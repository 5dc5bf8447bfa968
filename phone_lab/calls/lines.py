"""The lines that are up: with every frame of the clock sound moves from handset to far end and back."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from phone_lab.audio.clock import AudioClock
from phone_lab.audio.room import Room
from phone_lab.calls.call import Call

log = structlog.get_logger()


class Lines:
    """Answered calls, and the rooms in which some of them sit."""

    def __init__(self, *, on_fault: Callable[[Call], None]) -> None:
        """``on_fault`` ends a call whose audio has failed."""
        self.clock = AudioClock(self._tick)
        self.rooms: list[Room] = []
        self._up: dict[str, Call] = {}
        self._on_fault = on_fault

    def put_up(self, call: Call) -> None:
        self._up[call.sid] = call
        self.clock.wake()
        call.handset.now_ms = self.clock.now_ms

    def take_down(self, call: Call) -> None:
        self._up.pop(call.sid, None)
        if not self._up:
            self.clock.rest()

    def _tick(self, at_ms: int) -> None:
        # All speak before anybody hears, so that a room mixes sound of the same moment.
        calls = list(self._up.values())
        for call in calls:
            try:
                call.far.hear(call.handset.speak(at_ms))
            except Exception:
                self._failed(call)
        for room in self.rooms:
            room.mix()
        for call in calls:
            try:
                call.handset.hear(call.far.play(), at_ms)
            except Exception:
                self._failed(call)

    def _failed(self, call: Call) -> None:
        """One call's fault must not stop the clock of all."""
        log.exception("lab_audio_failed", call_id=call.sid)
        self._on_fault(call)
