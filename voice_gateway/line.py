"""One leg with its stream: what it says comes out as happenings, what we say goes in as sentences."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import structlog

from speech.sentences import split_sentences
from switchboard.services.telephony import Digits, MarkPlayed, MediaStream, StreamClosed
from voice_gateway import metrics
from voice_gateway.ears import Ears
from voice_gateway.happenings import FinishedSpeaking, Keys, LineHappening, NotUnderstood, StreamEnded
from voice_gateway.hearing import Hearing
from voice_gateway.keys import KeyCollector
from voice_gateway.speaker import Sentence, Speaker
from voice_gateway.speech_pool import SpeechPool
from voice_gateway.timing import Timing
from voice_gateway.voice import Voice

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class LineParts:
    """What all lines of the process share."""

    ears: Ears
    pool: SpeechPool
    voice: Voice
    timing: Timing
    hotwords: Callable[[], Sequence[str] | None]
    is_extension: Callable[[str], bool]


class Line:
    """``report`` gets everything that happens, in the event loop. ``start`` begins to listen."""

    def __init__(
        self,
        stream: MediaStream,
        parts: LineParts,
        *,
        report: Callable[[LineHappening], None],
        may_interrupt: bool = True,
        on_first_sound: Callable[[float], None] = lambda at: None,
        on_speech: Callable[[], None] = lambda: None,
        is_whole_number: Callable[[str], bool] | None = None,
    ) -> None:
        """``may_interrupt``: speech stops our voice. ``is_whole_number`` tells when keys are complete."""
        self._stream = stream
        self._report = report
        self._may_interrupt = may_interrupt
        self._on_speech = on_speech
        self.cut: tuple[Sentence, ...] = ()  # ours, unheard since the party spoke
        self.language: str | None = None  # what the transcriber is told; None: it finds out
        self.hotwords = parts.hotwords
        self.keys = KeyCollector(parts.timing, is_whole_number or parts.is_extension)
        self._key_timer: asyncio.TimerHandle | None = None
        self._clock = asyncio.get_running_loop().time
        self.speaker = Speaker(
            stream,
            parts.voice,
            on_finished=lambda: report(FinishedSpeaking()),
            on_first_sound=on_first_sound,
            on_broken=lambda: report(NotUnderstood("voice_broken")),
        )
        self._hearing = Hearing(parts.ears, parts.pool, parts.timing, self, report)
        self._reading: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._reading = asyncio.create_task(self._read(), name=f"line-{self._stream.leg}")

    @property
    def is_in_turn(self) -> bool:
        return self._hearing.ear.is_in_turn

    # Speaking

    def say(self, texts: Iterable[str], language: str) -> None:
        """Say this after what is being said. While the party speaks it is kept as ``cut`` instead."""
        sentences = tuple(Sentence(s, language) for text in texts for s in split_sentences(text))
        if self._may_interrupt and self._hearing.ear.is_speaking:
            self.cut = sentences
            return
        self.cut = ()
        self.speaker.say(sentences)

    def say_cut_again(self) -> bool:
        """After a wordless interruption: the cut sentence from its beginning, and what followed it."""
        cut, self.cut = self.cut, ()
        self.speaker.say(cut)
        return bool(cut)

    def be_deaf(self, deaf: bool) -> None:
        self._hearing.be_deaf(deaf)

    # What hearing asks of its party

    def being_said(self) -> str:
        return self.speaker.being_said

    def speech_began(self) -> None:
        self._on_speech()

    def speech_persists(self) -> None:
        if self._may_interrupt and self.speaker.is_speaking:
            self.cut = self.speaker.interrupt()
            metrics.BARGE_INS.labels("speech").inc()

    def was_cut(self) -> bool:
        return bool(self.cut)

    # What the carrier sends

    async def _read(self) -> None:
        async for received in self._stream.received():
            if type(received) is bytes:
                self._hearing.ear.hear(received, at=self._clock())
            elif isinstance(received, MarkPlayed):
                self.speaker.mark_played(received.name)
            elif isinstance(received, Digits):
                self._key_pressed(received.digits)
            elif isinstance(received, StreamClosed):
                self._report(StreamEnded(received.orderly))

    def _key_pressed(self, key: str) -> None:
        """A key stops our voice, and what was being said with it is no turn: keys never mix with words."""
        self._on_speech()
        if self.speaker.is_speaking:
            self.cut = self.speaker.interrupt()
            metrics.BARGE_INS.labels("key").inc()
        self._hearing.forget_turn()
        number = self.keys.press(key)
        self._stop_key_timer()
        if number is not None:
            self._report(Keys(number))
        else:
            loop = asyncio.get_running_loop()
            self._key_timer = loop.call_later(self.keys.wait_seconds, self._keys_expired)

    def _keys_expired(self) -> None:
        number = self.keys.expire()
        if number is not None:
            self._report(Keys(number))

    def _stop_key_timer(self) -> None:
        if self._key_timer is not None:
            self._key_timer.cancel()
            self._key_timer = None

    async def close(self) -> None:
        """Bounded. After this nothing is reported."""
        self._report = _nothing
        self._stop_key_timer()
        self._hearing.close()
        await self.speaker.close()
        if self._reading is not None:
            self._reading.cancel()
        await self._stream.close()


def _nothing(happening: LineHappening) -> None:
    """The line is closed."""
