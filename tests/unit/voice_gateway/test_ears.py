"""From frames to turns: batches, pre-roll, deafness, the time at which speech ended."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from speech.mulaw import encode
from speech.ports import Pcm
from voice_gateway.ear import Ear
from voice_gateway.ears import Ears
from voice_gateway.timing import Timing
from voice_gateway.turn_taking import Sign

FRAME = encode(np.zeros(160, np.int16))  # 20 ms
LOUD = encode(np.full(160, 8000, np.int16))


class LoudnessVad:
    """Loud frames are speech. Counts how often the model runs."""

    def __init__(self) -> None:
        self.runs = 0
        self.largest = 0

    def open_stream(self) -> LoudnessStream:
        return LoudnessStream(self)

    def feed_many(self, heard: Sequence[tuple[LoudnessStream, Pcm]]) -> list[list[float]]:
        self.runs += 1
        self.largest = max(self.largest, len(heard))
        return [[float(abs(frame).mean() > 1000) for frame in pcm.reshape(-1, 256)] for _, pcm in heard]


class LoudnessStream:
    def __init__(self, vad: LoudnessVad) -> None:
        self._vad = vad

    def feed(self, samples: Pcm) -> list[float]:
        return self._vad.feed_many([(self, samples)])[0]

    def reset(self) -> None:
        pass


def heard_by(ear: Ear, vad: LoudnessStream, frames: list[bytes], *, start: float = 0.0) -> None:
    for index, frame in enumerate(frames):
        ear.hear(frame, at=start + (index + 1) * 0.02)
        taken = ear.take_frames()
        if taken is not None:
            ear.judge(vad.feed(taken))


def new_ear(signs: list[Sign]) -> tuple[Ear, LoudnessStream]:
    stream = LoudnessVad().open_stream()
    return Ear(stream, Timing(), signs.append), stream


def test_a_turn_keeps_its_onset_and_a_breath_before_it() -> None:
    signs: list[Sign] = []
    ear, vad = new_ear(signs)
    heard_by(ear, vad, [FRAME] * 100 + [LOUD] * 50)
    assert signs == [Sign.STARTED, Sign.PERSISTED]
    seconds = len(ear.audio()) / 8000
    assert 1.2 < seconds < 1.5  # 1 s of speech, about 0.3 s before it


def test_the_end_of_speech_is_dated_by_when_its_sound_came_in() -> None:
    signs: list[Sign] = []
    ear, vad = new_ear(signs)
    heard_by(ear, vad, [LOUD] * 50 + [FRAME] * 20)
    assert Sign.PAUSED in signs
    assert abs(ear.speech_ended_at - 1.0) < 0.06


def test_a_deaf_ear_keeps_nothing() -> None:
    signs: list[Sign] = []
    ear, vad = new_ear(signs)
    ear.be_deaf(True)
    heard_by(ear, vad, [LOUD] * 50)
    ear.be_deaf(False)
    assert signs == []
    assert ear.audio() == b""


def test_a_taken_turn_leaves_only_the_last_silence() -> None:
    ear, vad = new_ear([])
    heard_by(ear, vad, [LOUD] * 50 + [FRAME] * 20)
    ear.taken()
    assert len(ear.audio()) <= 160 * 8
    assert not ear.is_in_turn


async def test_one_run_of_the_model_serves_all_calls() -> None:
    vad = LoudnessVad()
    ears = Ears(vad)
    opened = [ears.open(Timing(), lambda sign: None) for _ in range(8)]
    for ear in opened:
        ear.hear(LOUD * 2, at=0.0)
    ears.tick()
    assert (vad.runs, vad.largest) == (1, 8)
    await ears.stop()
