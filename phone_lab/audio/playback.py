"""Audio that waits to be played, frame by frame, with marks between the samples."""

from __future__ import annotations

import asyncio
from collections import deque

import numpy as np

from phone_lab.audio.frames import FRAME_SAMPLES, SAMPLES_PER_MS, SILENCE, Frame, Samples


class Playback:
    """A queue of samples and named marks. A mark comes out once all samples before it have been played."""

    def __init__(self) -> None:
        self._queue: deque[Samples | str] = deque()
        self._waiting = 0  # samples

    @property
    def pending_ms(self) -> float:
        return self._waiting / SAMPLES_PER_MS

    @property
    def empty(self) -> bool:
        return not self._queue

    def add(self, samples: Samples) -> None:
        if samples.size:
            self._queue.append(samples)
            self._waiting += samples.size

    def mark(self, name: str) -> None:
        self._queue.append(name)

    def clear(self) -> list[str]:
        """Drops the audio; the marks that were still to come."""
        marks = [entry for entry in self._queue if isinstance(entry, str)]
        self._queue.clear()
        self._waiting = 0
        return marks

    def take_marks(self) -> list[str]:
        """Marks with no audio left before them."""
        marks: list[str] = []
        while self._queue and isinstance(self._queue[0], str):
            marks.append(str(self._queue.popleft()))
        return marks

    def next_frame(self) -> tuple[Frame, list[str]]:
        """The next 20 ms (padded with silence where the queue runs dry) and the marks they pass."""
        marks = self.take_marks()
        if not self._queue:
            return SILENCE, marks
        head = self._queue[0]
        if isinstance(head, np.ndarray) and head.size == FRAME_SAMPLES:  # the usual case, without a copy
            self._queue.popleft()
            self._waiting -= FRAME_SAMPLES
            return head, marks + self.take_marks()
        return self._gather(marks)

    def _gather(self, marks: list[str]) -> tuple[Frame, list[str]]:
        frame = np.zeros(FRAME_SAMPLES, np.int16)
        filled = 0
        while self._queue and filled < FRAME_SAMPLES:
            head = self._queue.popleft()
            if isinstance(head, str):
                marks.append(head)
                continue
            part = head[: FRAME_SAMPLES - filled]
            frame[filled : filled + part.size] = part
            filled += part.size
            if part.size < head.size:
                self._queue.appendleft(head[part.size :])
        self._waiting -= filled
        return frame, marks + self.take_marks()


class Player:
    """Plays what it was given, once or for ever; ``done`` is set when the last frame has gone out."""

    def __init__(self, samples: Samples, *, for_ever: bool = False) -> None:
        self._samples, self._for_ever = samples, for_ever and samples.size > 0
        self._playback = Playback()
        self._playback.add(samples)
        self.done = asyncio.Event()
        if not samples.size:
            self.done.set()

    def hear(self, frame: Frame) -> None: ...

    def key(self, digit: str) -> None: ...

    def play(self) -> Frame:
        if self._for_ever and self._playback.pending_ms * SAMPLES_PER_MS < FRAME_SAMPLES:
            self._playback.add(self._samples)
        frame, _ = self._playback.next_frame()
        if self._playback.empty:
            self.done.set()
        return frame
