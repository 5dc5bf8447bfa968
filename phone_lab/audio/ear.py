"""When the other side is heard: an energy detector on the audio clock, true to the sample."""

from __future__ import annotations

from collections.abc import Callable

from phone_lab.audio.frames import FRAME_MS, SAMPLES_PER_MS, Frame, audible_span

HANGOVER_MS = 200.0


class Ear:
    """Follows stretches of sound; pauses shorter than the hangover do not end one."""

    def __init__(self, *, on_started: Callable[[float], None], on_ended: Callable[[float], None]) -> None:
        """Both are called with the time in ms of the first or last audible sample."""
        self._on_started, self._on_ended = on_started, on_ended
        self.hearing = False
        self.onset_ms = -1.0  # of the present or last stretch
        self.last_ms = -1.0  # end of the last audible sample so far

    def hear(self, frame: Frame, at_ms: float) -> tuple[float, float] | None:
        """The audible part of this frame in ms, if any."""
        span = audible_span(frame)
        if span is None:
            if self.hearing and at_ms + FRAME_MS - self.last_ms >= HANGOVER_MS:
                self.hearing = False
                self._on_ended(self.last_ms)
            return None
        first_ms, end_ms = at_ms + span[0] / SAMPLES_PER_MS, at_ms + (span[1] + 1) / SAMPLES_PER_MS
        self.last_ms = end_ms
        if not self.hearing:
            self.hearing, self.onset_ms = True, first_ms
            self._on_started(first_ms)
        return first_ms, end_ms
