"""Frames, queues, mixing, ears: the audio of the lab, without any server."""

from __future__ import annotations

import asyncio
import io
import time
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone_lab.audio.clock import AudioClock
from phone_lab.audio.ear import Ear
from phone_lab.audio.frames import SILENCE, audible_span
from phone_lab.audio.playback import Playback, Player
from phone_lab.audio.room import Room, Seat, mix
from phone_lab.audio.tones import tone
from phone_lab.audio.wav import NotAWav, read_wav, write_wav


def frame(value: int) -> np.ndarray:
    return np.full(160, value, np.int16)


@given(st.lists(st.integers(1, 700), max_size=8), st.lists(st.integers(0, 8), max_size=5))
def test_whatever_the_pieces_all_samples_and_marks_come_out_in_order(
    sizes: list[int], mark_places: list[int]
) -> None:
    playback = Playback()
    samples = np.arange(1, sum(sizes) + 1, dtype=np.int16)
    position, expected = 0, []
    for index, size in enumerate(sizes):
        for place in mark_places:
            if place == index:
                name = f"{len(expected)}@{position}"
                playback.mark(name)
                expected.append((name, position))
        playback.add(samples[position : position + size])
        position += size
    played: list[int] = []
    marks: list[str] = []
    while not playback.empty:
        out, passed = playback.next_frame()
        played += [int(sample) for sample in out]
        for name in passed:
            after = int(name.split("@")[1])
            assert after <= len(played) < after + 320
        marks += passed
    assert [sample for sample in played if sample] == list(range(1, sum(sizes) + 1))
    assert marks == [name for name, _ in expected]
    assert playback.pending_ms == 0


def test_clear_returns_the_marks_that_were_to_come() -> None:
    playback = Playback()
    playback.add(np.ones(400, np.int16))
    playback.mark("a")
    playback.add(np.ones(400, np.int16))
    playback.mark("b")
    playback.next_frame()
    assert playback.clear() == ["a", "b"]
    assert playback.next_frame()[0] is SILENCE


def test_a_player_for_ever_has_no_gap_where_it_begins_anew() -> None:
    player = Player(np.arange(1, 251, dtype=np.int16), for_ever=True)
    heard = np.concatenate([player.play() for _ in range(10)])
    assert (heard == np.resize(np.arange(1, 251), 1600)).all()
    assert not player.done.is_set()


def test_each_hears_the_sum_of_the_others_saturated() -> None:
    assert [int(out[0]) for out in mix([frame(1), frame(20), frame(300)])] == [320, 301, 21]
    assert int(mix([frame(-30000), frame(-30000), frame(0)])[2][0]) == -32768
    assert [int(out[0]) for out in mix([frame(1), frame(2)])] == [2, 1]
    assert int(mix([frame(5)])[0][0]) == 0
    assert mix([]) == []


def test_a_seat_with_music_is_out_of_the_room() -> None:
    room, a, b = Room(), Seat(), Seat()
    room.seats += [a, b]
    a.music = Player(frame(7), for_ever=True)
    a.hear(frame(100))
    b.hear(frame(200))
    room.mix()
    assert int(a.play()[0]) == 7
    assert int(b.play()[0]) == 0


def test_the_ear_knows_stretches_of_sound_to_the_sample() -> None:
    started: list[float] = []
    ended: list[float] = []
    ear = Ear(on_started=started.append, on_ended=ended.append)
    first = np.zeros(160, np.int16)
    first[80:] = 1000
    sounds = {0: first, 1: frame(1000), 5: frame(1000), 40: frame(1000)}  # 60 ms of pause end nothing
    for n in range(60):
        ear.hear(sounds.get(n, SILENCE), n * 20)
    assert started == [10.0, 800.0]
    assert ended == [120.0, 820.0]


@given(st.lists(st.integers(-32768, 32767), max_size=50))
def test_the_audible_span_holds_all_that_can_be_heard(samples: list[int]) -> None:
    loud = [index for index, sample in enumerate(samples) if abs(sample) >= 200]
    expected = (loud[0], loud[-1]) if loud else None
    assert audible_span(np.array(samples, np.int16)) == expected


def test_wav_files_of_any_rate_become_telephone_sound() -> None:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(16000)
        mono = (np.sin(np.arange(16000) * 2 * np.pi * 440 / 16000) * 10000).astype("<i2")
        file.writeframes(np.stack([mono, mono], axis=1).tobytes())
    samples = read_wav(out.getvalue())
    assert samples.size == pytest.approx(8000, abs=10)
    assert np.abs(samples).max() == pytest.approx(10000, rel=0.1)


def test_what_is_no_wav_is_refused() -> None:
    for data in (b"", b"ID3" + bytes(100), write_wav(b"")[:20]):
        with pytest.raises(NotAWav):
            read_wav(data)


def test_tracks_of_different_length_make_one_file() -> None:
    with wave.open(io.BytesIO(write_wav(tone(440, seconds=1).tobytes(), b""))) as file:
        assert (file.getnchannels(), file.getnframes()) == (2, 8000)


async def test_the_clock_catches_up_after_a_stall_and_rests_without_calls() -> None:
    ticks: list[int] = []
    clock = AudioClock(ticks.append)
    clock.start()
    await asyncio.sleep(0.1)
    assert ticks == []
    clock.wake()
    begin = time.monotonic()
    await asyncio.sleep(0.1)
    time.sleep(0.2)  # noqa: ASYNC251  the stall
    await asyncio.sleep(0.1)
    elapsed_ms = (time.monotonic() - begin) * 1000
    clock.rest()
    assert len(ticks) == pytest.approx(elapsed_ms / 20, abs=3)
    assert ticks == list(range(ticks[0], ticks[0] + 20 * len(ticks), 20))
    await asyncio.sleep(0.05)
    seen = len(ticks)
    await asyncio.sleep(0.1)
    assert len(ticks) == seen
    await clock.stop()
