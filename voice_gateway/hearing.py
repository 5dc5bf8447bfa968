"""From sound to words: transcribes while it is still unclear whether the speaker has finished."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import structlog

from speech.end_of_turn import weigh
from speech.ports import Transcript
from voice_gateway import metrics
from voice_gateway.ears import Ears
from voice_gateway.happenings import LineHappening, Noise, NotUnderstood, Words
from voice_gateway.inventions import is_echo, why_not_said
from voice_gateway.openings import goes_on_after
from voice_gateway.speech_pool import UNKNOWN, PoolFull, SpeechBroken, SpeechPool
from voice_gateway.timing import Timing
from voice_gateway.turn_taking import Sign

log = structlog.get_logger(__name__)

_COMPLETE = 0.5
_LATE_VERDICT_SECONDS = 0.12  # after the words are there: then they decide alone
_SURE_OF_LANGUAGE = 0.7
_SHORT_ANSWER_SECONDS = 0.35  # shorter sounds without words are coughs, not somebody who was not understood


class Party(Protocol):
    """What hearing needs to know of the leg that it listens to."""

    language: str | None  # None: find out

    def hotwords(self) -> Sequence[str] | None: ...

    def being_said(self) -> str:
        """What our voice says at this moment, "" when it is silent."""
        ...

    def speech_persists(self) -> None:
        """Called after 200 ms of speech: time to stop our own voice."""
        ...

    def was_cut(self) -> bool:
        """Whether something of ours was left unsaid because the party spoke."""
        ...

    def speech_began(self) -> None: ...


class Hearing:
    """Reports Words, Noise or NotUnderstood to ``report``, one for each turn of the speaker."""

    def __init__(
        self,
        ears: Ears,
        pool: SpeechPool,
        timing: Timing,
        party: Party,
        report: Callable[[LineHappening], None],
    ) -> None:
        self._ears = ears
        self._pool = pool
        self._party = party
        self._report = report
        self._judging: asyncio.Task[None] | None = None
        self._settled = asyncio.Event()
        self._capped = asyncio.Event()
        self._echo_of = ""
        self._is_forgetting = False
        self.ear = ears.open(timing, self._on_sign)

    def close(self) -> None:
        self._ears.close(self.ear)
        self._stop_judging()

    def be_deaf(self, deaf: bool) -> None:
        if deaf:
            self._stop_judging()
            self._is_forgetting = False
        self.ear.be_deaf(deaf)

    def forget_turn(self) -> None:
        """Keys were pressed: whatever sound came with them is no turn, to its end."""
        self._stop_judging()
        self._is_forgetting = self.ear.hears_speech
        if not self._is_forgetting:
            self.ear.taken()

    def _on_sign(self, sign: Sign) -> None:
        if sign is Sign.STARTED:
            self._party.speech_began()
            self._echo_of = self._party.being_said()
        elif sign is Sign.PERSISTED:
            self._party.speech_persists()
        elif sign is Sign.NOISE:
            self._is_forgetting = False
        elif sign is Sign.PAUSED and self._is_forgetting:
            self._is_forgetting = False
            self.ear.taken()
        elif sign is Sign.PAUSED:
            self._settled.clear()
            self._capped.clear()
            self._judging = asyncio.create_task(self._judge(), name="judge-turn")
        elif sign is Sign.RESUMED:
            self._stop_judging()
        elif sign is Sign.SETTLED:
            self._settled.set()
        elif sign is Sign.CAPPED:
            self._settled.set()
            self._capped.set()

    def _stop_judging(self) -> None:
        if self._judging is not None:
            self._judging.cancel()
            self._judging = None

    async def _judge(self) -> None:
        """Transcribe and ask whether the turn is complete, side by side; speech again cancels this."""
        audio, ended_at = self.ear.audio(), self.ear.speech_ended_at
        transcription = asyncio.create_task(self._transcribe(audio))
        verdict = asyncio.create_task(self._pool.completeness(audio))
        try:
            heard, took_ms = await transcription
            await asyncio.wait({verdict}, timeout=_LATE_VERDICT_SECONDS)
            by_ear = verdict.result() if verdict.done() else UNKNOWN
            is_complete = weigh(by_ear, heard.text) >= _COMPLETE and not goes_on_after(heard.text)
            await (self._settled if is_complete else self._capped).wait()
        except (PoolFull, SpeechBroken) as error:
            self._pass_on(NotUnderstood(error.code))
            return
        finally:
            transcription.cancel()
            verdict.cancel()
        self._pass_on(self._understood(heard, ended_at, took_ms))

    async def _transcribe(self, audio: bytes) -> tuple[Transcript, float]:
        started = time.monotonic()
        heard = await self._pool.transcribe(
            audio, language=self._party.language, hotwords=self._party.hotwords()
        )
        return heard, (time.monotonic() - started) * 1000

    def _understood(self, heard: Transcript, ended_at: float, took_ms: float) -> LineHappening:
        seconds = self.ear.speech_seconds
        reason = why_not_said(heard, speech_seconds=seconds)
        if reason is None and is_echo(heard.text, being_said=self._echo_of):
            reason = "echo"
        if reason is None:
            return Words(heard.text, heard.language, ended_at, took_ms, is_sure_of_language(heard))
        if reason != "empty":
            metrics.INVENTIONS.labels(reason).inc()
            log.info("transcript_dropped", reason=reason)
        return Noise(ended_at, 0.0 if reason == "echo" else seconds)

    def _pass_on(self, happening: LineHappening) -> None:
        self._judging = None
        self.ear.taken()
        is_cough = isinstance(happening, Noise) and happening.seconds < _SHORT_ANSWER_SECONDS
        if not is_cough or self._party.was_cut():
            self._report(happening)


def is_sure_of_language(heard: Transcript) -> bool:
    """Digits alone sound alike to a language detector, and so do the shortest answers."""
    letters = re.sub(r"[\W\d_]", "", heard.text)
    return len(letters) >= 2 and heard.language_probability >= _SURE_OF_LANGUAGE
