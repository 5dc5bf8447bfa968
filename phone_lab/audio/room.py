"""Mixing: everyone hears the sum of the others."""

from __future__ import annotations

import numpy as np

from phone_lab.audio.frames import SILENCE, Frame, Samples
from phone_lab.audio.playback import Playback, Player


def mix(frames: list[Frame]) -> list[Frame]:
    """For each of the frames the sum of all the others, saturated."""
    if len(frames) == 2:  # a plain bridge, and most conferences
        return [frames[1], frames[0]]
    total = np.sum(frames, axis=0, dtype=np.int32) if frames else 0
    return [np.clip(total - frame, -32768, 32767).astype(np.int16) for frame in frames]


class Seat:
    """One leg's place in a room."""

    def __init__(self) -> None:
        self.muted = False
        self.music: Player | None = None  # while it plays, the leg neither hears the room nor is heard
        self._announcements = Playback()
        self._spoken: Frame = SILENCE
        self._mixed: Frame = SILENCE

    @property
    def takes_part(self) -> bool:
        return self.music is None

    def hear(self, frame: Frame) -> None:
        self._spoken = frame

    def spoken(self) -> Frame:
        return SILENCE if self.muted else self._spoken

    def mixed(self, frame: Frame) -> None:
        self._mixed = frame

    def announce(self, samples: Samples) -> None:
        """Added to whatever else this leg hears."""
        self._announcements.add(samples)

    def play(self) -> Frame:
        frame = self.music.play() if self.music is not None else self._mixed
        self._mixed = SILENCE  # what is not mixed anew must not be heard twice
        if self._announcements.empty:
            return frame
        announcement, _ = self._announcements.next_frame()
        return np.clip(frame.astype(np.int32) + announcement, -32768, 32767).astype(np.int16)

    def key(self, digit: str) -> None: ...


class Room:
    """The seats that are mixed with each other, once per tick."""

    def __init__(self) -> None:
        self.seats: list[Seat] = []

    def mix(self) -> None:
        talking = [seat for seat in self.seats if seat.takes_part]
        for seat, frame in zip(talking, mix([seat.spoken() for seat in talking]), strict=True):
            seat.mixed(frame)
