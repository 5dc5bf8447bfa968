"""Our voice: sentence by sentence, little ahead of what is heard, gone at once when it must."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from speech.mulaw import SILENCE
from tests.unit.voice_gateway.fakes import FakeStream, FakeSynthesizer
from voice_gateway.speaker import Sentence, Speaker
from voice_gateway.voice import Voice

SHORT, LONG = Sentence("好的", "zh"), Sentence("一" * 60, "zh")  # 0.1 s and 3 s


class Desk:
    def __init__(self) -> None:
        self.stream = FakeStream()
        self.voice = Voice(FakeSynthesizer())
        self.finished = 0
        self.first_sounds: list[float] = []
        self.broken = 0
        self.speaker = Speaker(
            self.stream,
            self.voice,
            on_finished=self._finished,
            on_first_sound=self.first_sounds.append,
            on_broken=self._broken,
        )

    def _finished(self) -> None:
        self.finished += 1

    def _broken(self) -> None:
        self.broken += 1


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    yield desk
    await desk.speaker.close()
    desk.voice.close()


async def until(condition: Callable[[], object], seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def test_each_sentence_is_followed_by_its_mark(desk: Desk) -> None:
    desk.speaker.say([SHORT, SHORT])
    await until(lambda: len(desk.stream.marks()) == 2)
    assert desk.stream.kinds() == ["play", "mark", "play", "mark"]
    assert len(set(desk.stream.marks())) == 2


async def test_it_has_finished_when_the_last_mark_was_played_and_not_before(desk: Desk) -> None:
    desk.speaker.say([SHORT, SHORT])
    await until(lambda: len(desk.stream.marks()) == 2)
    first, last = desk.stream.marks()
    desk.speaker.mark_played(first)
    assert desk.speaker.is_speaking
    assert not desk.finished
    desk.speaker.mark_played(last)
    assert not desk.speaker.is_speaking
    assert desk.finished == 1


async def test_no_more_than_400_ms_are_ahead_of_what_is_heard(desk: Desk) -> None:
    clock = asyncio.get_running_loop().time
    started = clock()
    desk.speaker.say([LONG])
    await asyncio.sleep(0.5)
    assert 0.2 <= desk.stream.played_seconds() <= clock() - started + 0.4


async def test_an_interruption_clears_at_once_and_tells_what_was_not_heard(desk: Desk) -> None:
    desk.speaker.say([SHORT, LONG, SHORT])
    await until(lambda: desk.stream.marks())
    desk.speaker.mark_played(desk.stream.marks()[0])
    assert desk.speaker.interrupt() == (LONG, SHORT)
    await asyncio.sleep(0.05)
    assert desk.stream.kinds()[-1] == "clear"
    assert not desk.speaker.is_speaking


async def test_what_is_said_after_an_interruption_comes_after_the_clear(desk: Desk) -> None:
    desk.speaker.say([LONG])
    await until(lambda: desk.stream.played_seconds() > 0)
    desk.speaker.interrupt()
    desk.speaker.say([SHORT])
    await until(lambda: desk.stream.marks())
    kinds = desk.stream.kinds()
    assert kinds[kinds.index("clear") :] == ["clear", "play", "mark"]


async def test_the_first_sound_is_reported_once_for_an_utterance(desk: Desk) -> None:
    desk.speaker.say([SHORT, SHORT])
    await until(lambda: len(desk.stream.marks()) == 2)
    assert len(desk.first_sounds) == 1


async def test_a_tone_fills_the_silence_and_gives_way_to_words(desk: Desk) -> None:
    tone = SILENCE * 4000
    desk.speaker.play_tone(tone)
    await until(lambda: desk.stream.played_seconds() > 0.1)
    assert not desk.speaker.is_speaking
    desk.speaker.say([SHORT])
    await until(lambda: desk.stream.marks())
    desk.speaker.mark_played(desk.stream.marks()[0])
    before = desk.stream.played_seconds()
    await until(lambda: desk.stream.played_seconds() > before)
    desk.speaker.play_tone(None)


async def test_a_sentence_that_cannot_be_said_is_left_out_and_reported(desk: Desk) -> None:
    desk.speaker.say([Sentence("broken", "zh"), SHORT])
    await until(lambda: desk.stream.marks())
    assert desk.broken == 1
    assert desk.stream.kinds() == ["play", "mark"]


async def test_a_lost_mark_does_not_leave_us_speaking_for_ever(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voice_gateway.speaker._MARK_GRACE_SECONDS", 0.05)
    desk.speaker.say([SHORT])
    await until(lambda: desk.finished)
    assert not desk.speaker.is_speaking


async def test_the_same_sentence_is_synthesised_once(desk: Desk) -> None:
    synthesizer = FakeSynthesizer()
    voice = Voice(synthesizer)
    assert await voice.mulaw("好的", "zh") == await voice.mulaw("好的", "zh")
    assert synthesizer.asked == ["好的"]
    voice.close()


async def test_it_can_be_closed_while_a_sentence_is_being_synthesised() -> None:
    desk = Desk()
    desk.speaker.say([SHORT])
    await asyncio.sleep(0)
    async with asyncio.timeout(2):
        await desk.speaker.close()
    desk.voice.close()
