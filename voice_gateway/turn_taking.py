"""When has the caller begun, paused, gone on, finished? Pure: probabilities in, audio time, no clock."""

from __future__ import annotations

from enum import Enum

from voice_gateway.timing import Timing

FRAME_MS = 32  # one probability of the voice activity model
_BEGINS, _GOES_ON = 0.5, 0.35  # hysteresis


class Phase(Enum):
    QUIET = "quiet"
    SPEAKING = "speaking"
    PAUSED = "paused"


class Sign(Enum):
    STARTED = "started"  # speech, more than a click
    PERSISTED = "persisted"  # enough speech to interrupt us
    PAUSED = "paused"  # silence: transcribe, ask whether the turn is complete
    SETTLED = "settled"  # silence longer than at a comma: a complete turn may be taken
    RESUMED = "resumed"  # speech again before the turn was taken
    CAPPED = "capped"  # silence, or speech, so long that the turn ends anyhow
    NOISE = "noise"  # too short to be words
    TAKEN = "taken"  # somebody took the turn


NEXT: dict[tuple[Phase, Sign], Phase] = {
    (Phase.QUIET, Sign.STARTED): Phase.SPEAKING,
    (Phase.SPEAKING, Sign.PERSISTED): Phase.SPEAKING,
    (Phase.SPEAKING, Sign.PAUSED): Phase.PAUSED,
    (Phase.SPEAKING, Sign.NOISE): Phase.QUIET,
    (Phase.SPEAKING, Sign.TAKEN): Phase.QUIET,
    (Phase.PAUSED, Sign.RESUMED): Phase.SPEAKING,
    (Phase.PAUSED, Sign.SETTLED): Phase.PAUSED,
    (Phase.PAUSED, Sign.CAPPED): Phase.PAUSED,
    (Phase.PAUSED, Sign.TAKEN): Phase.QUIET,
    (Phase.QUIET, Sign.TAKEN): Phase.QUIET,
}


class TurnTaker:
    """One speaker's turns: ``feed`` it each frame's speech probability, ``taken`` once it is passed on."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self.phase = Phase.QUIET
        self.speech_ms = 0  # in this turn
        self._turn_ms = 0
        self._run_ms = 0  # speech without a break while QUIET or PAUSED
        self._silence_ms = 0
        self._persisted = False
        self._settled = False
        self._capped = False

    @property
    def persists(self) -> bool:
        """Somebody speaks right now, and has for long enough to interrupt us."""
        return self.phase is Phase.SPEAKING and self._persisted

    def feed(self, probability: float) -> Sign | None:
        sign = self._judge(probability)
        if sign is not None:
            self.phase = NEXT[(self.phase, sign)]
        return sign

    def taken(self) -> None:
        self.phase = NEXT[(self.phase, Sign.TAKEN)]
        self._forget()

    def _judge(self, probability: float) -> Sign | None:
        is_speech = probability >= (_GOES_ON if self.phase is Phase.SPEAKING else _BEGINS)
        if self.phase is Phase.QUIET:
            return self._while_quiet(is_speech)
        self._turn_ms += FRAME_MS
        if self.phase is Phase.SPEAKING:
            return self._while_speaking(is_speech)
        return self._while_paused(is_speech)

    def _while_quiet(self, is_speech: bool) -> Sign | None:
        self._run_ms = self._run_ms + FRAME_MS if is_speech else 0
        if self._run_ms < self._timing.onset_ms:
            return None
        onset = self._run_ms
        self._forget()
        self.speech_ms = self._turn_ms = onset
        return Sign.STARTED

    def _while_speaking(self, is_speech: bool) -> Sign | None:
        if is_speech:
            self.speech_ms += FRAME_MS
            self._silence_ms = 0
            if self._turn_ms >= self._timing.longest_turn_ms:
                self._capped = False
                return Sign.PAUSED
            if not self._persisted and self.speech_ms >= self._timing.barge_in_ms:
                self._persisted = True
                return Sign.PERSISTED
            return None
        self._silence_ms += FRAME_MS
        if self._silence_ms < self._timing.pause_ms:
            return None
        self._run_ms = 0
        if self.speech_ms < self._timing.least_speech_ms:
            self._forget()
            return Sign.NOISE
        return Sign.PAUSED

    def _while_paused(self, is_speech: bool) -> Sign | None:
        too_long = self._turn_ms >= self._timing.longest_turn_ms
        self._run_ms = self._run_ms + FRAME_MS if is_speech else 0
        if self._run_ms >= self._timing.onset_ms and not too_long:
            self.speech_ms += self._run_ms
            self._run_ms = self._silence_ms = 0
            self._settled = self._capped = False
            return Sign.RESUMED
        if not is_speech or too_long:
            self._silence_ms += FRAME_MS
        if not self._settled and not too_long and self._silence_ms >= self._settle_ms():
            self._settled = True
            return Sign.SETTLED
        if not self._capped and (too_long or self._silence_ms >= self._timing.cap_ms):
            self._capped = True
            return Sign.CAPPED
        return None

    def _settle_ms(self) -> int:
        is_short = self.speech_ms < self._timing.short_turn_ms
        return self._timing.settle_short_ms if is_short else self._timing.settle_ms

    def _forget(self) -> None:
        self.speech_ms = self._turn_ms = self._run_ms = self._silence_ms = 0
        self._persisted = self._settled = self._capped = False
