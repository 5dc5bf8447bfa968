"""Our voice on one leg: sentence by sentence, a mark behind each, never far ahead of what is heard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass

import structlog

from switchboard.services.telephony import MediaStream
from voice_gateway.voice import Voice

log = structlog.get_logger(__name__)

_BYTES_PER_SECOND = 8000
_PIECE_BYTES = 800  # 100 ms a message: a fifth of the messages that 20 ms would take
_MOST_AHEAD_SECONDS = 0.4  # what is sent and not heard yet; more would make `clear` late
_LEAST_AHEAD_SECONDS = 0.25
_MARK_GRACE_SECONDS = 2.0


@dataclass(frozen=True)
class Sentence:
    text: str
    language: str


@dataclass
class _Spoken:
    sentence: Sentence
    audio: asyncio.Task[bytes]
    mark: str


class Speaker:
    """``say`` queues sentences; ``interrupt`` stops at once and returns what was not heard.

    ``on_finished`` is called when everything that was said has been played, ``on_first_sound`` with the
    time of the first audio after each ``say`` that found us silent.
    """

    def __init__(
        self,
        stream: MediaStream,
        voice: Voice,
        *,
        on_finished: Callable[[], None],
        on_first_sound: Callable[[float], None] = lambda at: None,
        on_broken: Callable[[], None] = lambda: None,
    ) -> None:
        self._stream = stream
        self._voice = voice
        self._on_finished = on_finished
        self._on_first_sound = on_first_sound
        self._on_broken = on_broken
        self._clock = asyncio.get_running_loop().time
        self._unheard: list[_Spoken] = []  # in order; the first ones are being played or on the way
        self._to_send: list[_Spoken] = []
        self._wake = asyncio.Event()
        self._tone: bytes | None = None
        self._tone_at = 0
        self._played_until = 0.0  # when everything sent so far will have been played
        self._marks = 0
        self._awaits_sound = False
        self._clearing: asyncio.Task[None] | None = None
        self._silent = asyncio.Event()
        self._silent.set()
        self._task = asyncio.create_task(self._run(), name=f"speaker-{stream.leg}")

    @property
    def is_speaking(self) -> bool:
        """Words are being said (tones do not count)."""
        return bool(self._unheard)

    @property
    def being_said(self) -> str:
        return "".join(spoken.sentence.text for spoken in self._unheard[:2])

    def say(self, sentences: Iterable[Sentence]) -> None:
        for sentence in sentences:
            self._marks += 1
            audio = asyncio.create_task(self._voice.mulaw(sentence.text, sentence.language))
            audio.add_done_callback(_look_at)
            spoken = _Spoken(sentence, audio, f"s{self._marks}")
            if not self._unheard:
                self._awaits_sound = True
            self._unheard.append(spoken)
            self._to_send.append(spoken)
            self._silent.clear()
        self._wake.set()

    def play_tone(self, loop: bytes | None) -> None:
        """Fill the silence between words with this, again and again; None ends it."""
        if loop is not self._tone:
            self._tone, self._tone_at = loop, 0
            self._wake.set()

    def interrupt(self) -> tuple[Sentence, ...]:
        """Stop speaking, at once. Returns the sentences not heard to their end, the cut one first."""
        cut = tuple(spoken.sentence for spoken in self._unheard)
        was_audible = self._played_until > self._clock()
        for spoken in self._unheard:
            spoken.audio.cancel()
        self._unheard.clear()
        self._to_send.clear()
        self._played_until = self._clock()
        self._awaits_sound = False
        self._silent.set()
        if cut or was_audible:
            self._clearing = asyncio.create_task(self._stream.clear())
        return cut

    def mark_played(self, name: str) -> None:
        """Everything up to this mark was heard."""
        for index, spoken in enumerate(self._unheard):
            if spoken.mark == name:
                del self._unheard[: index + 1]
                if not self._unheard:
                    self._finish()
                return

    async def until_silent(self, *, limit_seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(limit_seconds):
                await self._silent.wait()

    async def close(self) -> None:
        for spoken in self._unheard:
            spoken.audio.cancel()
        self._unheard.clear()
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    def _finish(self) -> None:
        self._silent.set()
        self._on_finished()

    async def _run(self) -> None:
        while True:
            if self._to_send:
                await self._send_sentence(self._to_send.pop(0))
            elif self._unheard:
                await self._await_marks()
            elif self._tone is not None:
                await self._send_tone()
            else:
                self._wake.clear()
                await self._wake.wait()

    async def _send_sentence(self, spoken: _Spoken) -> None:
        await asyncio.wait({spoken.audio})  # not awaited itself: its cancellation is not ours
        if spoken.audio.cancelled():
            return
        if spoken.audio.exception() is not None:
            self._drop(spoken)
            self._on_broken()
            return
        audio = spoken.audio.result()
        for start in range(0, len(audio), _PIECE_BYTES):
            await self._room_ahead()
            if spoken not in self._unheard:
                return
            await self._send(audio[start : start + _PIECE_BYTES])
        if spoken in self._unheard:
            await self._stream.mark(spoken.mark)

    def _drop(self, spoken: _Spoken) -> None:
        if spoken in self._unheard:
            self._unheard.remove(spoken)
            if not self._unheard:
                self._finish()

    async def _send(self, piece: bytes) -> None:
        if self._clearing is not None:  # what follows must not be cleared with what went before
            await self._clearing
            self._clearing = None
        now = self._clock()
        self._played_until = max(self._played_until, now) + len(piece) / _BYTES_PER_SECOND
        if self._awaits_sound:
            self._awaits_sound = False
            self._on_first_sound(now)
        await self._stream.play(piece)

    async def _room_ahead(self) -> None:
        ahead = self._played_until - self._clock()
        if ahead + _PIECE_BYTES / _BYTES_PER_SECOND > _MOST_AHEAD_SECONDS:
            await asyncio.sleep(ahead - _LEAST_AHEAD_SECONDS)

    async def _await_marks(self) -> None:
        """All is sent. Marks end this; a carrier that loses one must not leave us speaking for ever."""
        self._wake.clear()
        grace = max(0.0, self._played_until - self._clock()) + _MARK_GRACE_SECONDS
        waiting = {asyncio.create_task(self._silent.wait()), asyncio.create_task(self._wake.wait())}
        try:
            done, _ = await asyncio.wait(waiting, timeout=grace, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
        if not done and self._unheard and not self._to_send:
            log.info("mark_lost", leg=self._stream.leg)
            self._unheard.clear()
            self._finish()

    async def _send_tone(self) -> None:
        assert self._tone is not None
        piece = self._tone[self._tone_at : self._tone_at + _PIECE_BYTES]
        self._tone_at = (self._tone_at + _PIECE_BYTES) % len(self._tone)
        await self._room_ahead()
        if self._tone is not None and not self._to_send:
            await self._send(piece)


def _look_at(audio: asyncio.Task[bytes]) -> None:
    """A sentence that was interrupted before its turn is never awaited: its failure is no news."""
    if not audio.cancelled():
        audio.exception()
