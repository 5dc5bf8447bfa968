"""A telephone with a person at it: speaks and hears 20 ms at a time, and keeps a recording of both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from phone_lab.audio.ear import Ear
from phone_lab.audio.frames import (
    FRAME_MS,
    FRAME_SAMPLES,
    SAMPLES_PER_MS,
    SILENCE,
    Frame,
    Samples,
    audible_span,
)
from phone_lab.handset.events import EventLog
from phone_lab.handset.turns import TurnMeter

_LONGEST_RECORDING = 30 * 60 * 16000  # bytes of one track: half an hour


@dataclass
class _Speech:
    """One utterance on its way out, a frame at a time."""

    samples: Samples
    text: str
    is_turn: bool
    position: int = 0


@dataclass(frozen=True)
class _Wish:
    """Somebody waits until the condition holds on the audio clock."""

    holds: Callable[[], bool]
    deadline_ms: float
    outcome: asyncio.Future[bool]


class Handset:
    """Driven by the audio clock through ``speak`` and ``hear``; played on by a script."""

    def __init__(self, log: EventLog, *, on_key: Callable[[str], None]) -> None:
        """``on_key`` takes each key to the line."""
        self.log = log
        self.said, self.heard = bytearray(), bytearray()  # int16, from the answer on
        self.turns = TurnMeter(log)
        self.ear = Ear(
            on_started=lambda at_ms: log.add("heard_started", at_ms=at_ms),
            on_ended=lambda at_ms: log.add("heard_ended", at_ms=at_ms),
        )
        self.spoke_last_ms = -1.0  # end of our last word or key
        self.now_ms = 0.0
        self._on_key = on_key
        self._speech: _Speech | None = None
        self._wish: _Wish | None = None

    # The line's side, called by the audio clock

    def speak(self, at_ms: float) -> Frame:
        self.now_ms = at_ms
        speech = self._speech
        frame = SILENCE if speech is None else self._next_of(speech, at_ms)
        if len(self.said) < _LONGEST_RECORDING:
            self.said += frame.tobytes()
        return frame

    def hear(self, frame: Frame, at_ms: float) -> None:
        if len(self.heard) < _LONGEST_RECORDING:
            self.heard += frame.tobytes()
        heard = self.ear.hear(frame, at_ms)
        if heard is not None:
            self.turns.heard(*heard)
        self.now_ms = at_ms + FRAME_MS
        if self._wish is not None:
            self._grant(self._wish)

    # The person's side, called by the script

    async def say(self, samples: Samples, *, text: str, is_turn: bool = True) -> None:
        """Returns when the last sample has gone out."""
        if not samples.size:
            return
        self._speech = _Speech(samples, text, is_turn)
        seconds = samples.size / SAMPLES_PER_MS / 1000
        await self.until(lambda: self._speech is None, limit_seconds=seconds + 10)

    def press(self, digit: str) -> None:
        self._on_key(digit)
        self.log.add("key", digit=digit)

    def pressed(self, digits: str, *, start_ms: float) -> None:
        """The whole number has been dialled: that was a turn."""
        self.spoke_last_ms = self.now_ms
        self.log.add("keys", digits=digits)
        self.turns.said(digits, start_ms=start_ms, end_ms=self.now_ms, other_last_ms=self.ear.last_ms)

    async def until(self, holds: Callable[[], bool], *, limit_seconds: float) -> bool:
        """Waits on the audio clock; False if the limit came first."""
        outcome: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._wish = _Wish(holds, self.now_ms + limit_seconds * 1000, outcome)
        return await outcome

    async def rest(self, seconds: float) -> None:
        await self.until(lambda: False, limit_seconds=seconds)

    def erase_recording(self) -> None:
        self.said, self.heard = bytearray(), bytearray()

    def put_down(self) -> None:
        """The call is over."""
        self._speech = None
        self.turns.close()
        if self._wish is not None and not self._wish.outcome.done():
            self._wish.outcome.set_result(False)

    def _next_of(self, speech: _Speech, at_ms: float) -> Frame:
        if speech.position == 0:
            self._began(speech, at_ms)
        frame = speech.samples[speech.position : speech.position + FRAME_SAMPLES]
        speech.position += FRAME_SAMPLES
        if speech.position >= speech.samples.size:
            self._speech = None
            self.log.add("said_ended", at_ms=self.spoke_last_ms, text=speech.text)
        if frame.size < FRAME_SAMPLES:
            padded = SILENCE.copy()
            padded[: frame.size] = frame
            return padded
        return frame

    def _began(self, speech: _Speech, at_ms: float) -> None:
        first, last = audible_span(speech.samples) or (0, speech.samples.size - 1)
        start_ms, end_ms = at_ms + first / SAMPLES_PER_MS, at_ms + (last + 1) / SAMPLES_PER_MS
        self.log.add("said_started", at_ms=start_ms, text=speech.text)
        self.spoke_last_ms = end_ms
        if speech.is_turn:
            self.turns.said(speech.text, start_ms=start_ms, end_ms=end_ms, other_last_ms=self.ear.last_ms)

    def _grant(self, wish: _Wish) -> None:
        if wish.outcome.done():
            self._wish = None
        elif wish.holds():
            self._wish = None
            wish.outcome.set_result(True)
        elif self.now_ms >= wish.deadline_ms:
            self._wish = None
            wish.outcome.set_result(False)
