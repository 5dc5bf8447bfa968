"""The caller's leg: its line while it has a stream, and its ways from stream to room and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import structlog

from switchboard.services.telephony import CarrierError, LegIsOver, MediaStream, Telephony
from voice_gateway.happenings import LineHappening
from voice_gateway.line import Line, LineParts
from voice_gateway.prompts import prompt
from voice_gateway.transcript import CallTranscript

log = structlog.get_logger(__name__)


class CallerLeg:
    """Without a stream, speaking does nothing: there is nobody to hear it."""

    def __init__(
        self,
        leg: str,
        telephony: Telephony,
        parts: LineParts,
        *,
        report: Callable[[LineHappening], None],
        transcript: CallTranscript,
    ) -> None:
        self.id = leg
        self.line: Line | None = None
        self._telephony = telephony
        self._parts = parts
        self._report = report
        self._transcript = transcript

    def say(self, texts: Iterable[str], language: str) -> None:
        if self.line is not None:
            self.line.say(texts, language)

    def say_prompt(self, name: str, language: str) -> None:
        text = prompt(name, language)
        self._transcript.receptionist_says(text, language)
        self.say((text,), language)

    def stop_speaking(self) -> None:
        if self.line is not None:
            self.line.speaker.interrupt()

    def say_cut_again(self) -> bool:
        return self.line is not None and self.line.say_cut_again()

    def take_cut(self) -> None:
        """The caller has cut in with something to say: our words are not said again."""
        if self.line is not None and self.line.cut:
            self.line.cut = ()
            self._transcript.was_interrupted()

    def wait_with(self, tone: bytes | None, *, listens: bool) -> None:
        """Fill silences with ``tone``, None ends it; ``listens`` False: the caller is not heard meanwhile."""
        if self.line is not None:
            self.line.be_deaf(not listens)
            self.line.speaker.play_tone(tone)

    @property
    def is_active(self) -> bool:
        """Somebody speaks: we, or the caller."""
        return self.line is not None and (self.line.speaker.is_speaking or self.line.is_in_turn)

    async def open(self, stream: MediaStream) -> None:
        await self.close_line()
        self.line = Line(
            stream, self._parts, report=self._report, on_first_sound=self._transcript.first_sound
        )
        self.line.start()

    async def close_line(self) -> None:
        line, self.line = self.line, None
        if line is not None:
            await line.close()

    async def finish_speaking(self) -> None:
        """Bounded: a mark that never comes must not hold up what follows."""
        if self.line is not None:
            self.line.speaker.play_tone(None)
            await self.line.speaker.until_silent(limit_seconds=self._parts.timing.leave_stream_seconds)

    async def join(self, room: str) -> None:
        """Raises CarrierError; LegIsOver when the caller has hung up."""
        await self.finish_speaking()
        await self._telephony.join(self.id, room, returns=True)

    async def bring_back(self) -> bool:
        """The stream has gone: open another one, or False when the leg has gone with it.

        When the carrier cannot be asked this is True: it comes back by itself or runs into its time limit.
        """
        try:
            if not await self._telephony.is_up(self.id):
                return False
            await self._telephony.leave(self.id)
        except LegIsOver:
            return False
        except CarrierError as error:
            log.warning("leg_not_brought_back", call=self.id, reason=error.code)
        return True

    async def hang_up(self) -> None:
        try:
            await self._telephony.hang_up(self.id)
        except CarrierError as error:
            log.warning("leg_not_ended", call=self.id, reason=error.code)
