"""One leg's ear: keeps the audio of the turn, and reports the signs of turn taking as they happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from speech.mulaw import decode
from speech.ports import Pcm, VadStream
from voice_gateway.timing import Timing
from voice_gateway.turn_taking import FRAME_MS, Phase, Sign, TurnTaker

_BYTES_PER_MS = 8
_FRAME_BYTES = FRAME_MS * _BYTES_PER_MS
_PRE_ROLL_BYTES = 320 * _BYTES_PER_MS  # the onset and a breath before it
_BREATH_BYTES = 160 * _BYTES_PER_MS
_MOST_PENDING_BYTES = 4000 * _BYTES_PER_MS  # a peer that floods us is heard from its newest sound on


class Ear:
    """``hear`` takes what comes from the carrier; a ticker moves whole frames through the shared model.

    ``on_sign`` is called in the event loop, at once.
    """

    def __init__(self, vad: VadStream, timing: Timing, on_sign: Callable[[Sign], None]) -> None:
        self.vad = vad
        self._on_sign = on_sign
        self._turns = TurnTaker(timing)
        self._pending = bytearray()  # not judged yet
        self._turn = bytearray()  # judged; of this turn, or the pre-roll
        self._heard_at = 0.0
        self.speech_ended_at = 0.0  # monotonic time at which the last sound of speech came in
        self.is_deaf = False

    @property
    def is_speaking(self) -> bool:
        """Somebody speaks, for long enough to be more than a cough."""
        return self._turns.persists

    @property
    def hears_speech(self) -> bool:
        """Sound of speech goes on, be it as short as a cough."""
        return self._turns.phase is Phase.SPEAKING

    @property
    def is_in_turn(self) -> bool:
        return self._turns.phase is not Phase.QUIET

    @property
    def speech_seconds(self) -> float:
        return self._turns.speech_ms / 1000

    def hear(self, mulaw: bytes, *, at: float) -> None:
        if self.is_deaf:
            return
        self._pending += mulaw
        self._heard_at = at
        if len(self._pending) > _MOST_PENDING_BYTES:
            del self._pending[: len(self._pending) - _FRAME_BYTES]

    def take_frames(self) -> Pcm | None:
        """The whole frames that wait, as int16 of shape (n * 256,); None while there is none."""
        whole = len(self._pending) - len(self._pending) % _FRAME_BYTES
        if not whole:
            return None
        frames = bytes(self._pending[:whole])
        del self._pending[:whole]
        self._turn += frames
        return decode(frames)

    def judge(self, probabilities: Sequence[float]) -> None:
        """One probability for each frame that was taken, in order."""
        behind = len(probabilities) * _FRAME_BYTES + len(self._pending)
        for probability in probabilities:
            behind -= _FRAME_BYTES
            before = self._turns.speech_ms
            sign = self._turns.feed(probability)
            if self._turns.speech_ms > before:
                self.speech_ended_at = self._heard_at - behind / (_BYTES_PER_MS * 1000)
            if sign is not None:
                self._on_sign(sign)
        if self._turns.phase is Phase.QUIET and len(self._turn) > _PRE_ROLL_BYTES:
            del self._turn[:-_PRE_ROLL_BYTES]

    def audio(self) -> bytes:
        """The turn so far, mu-law, with a little of what was before it."""
        return bytes(self._turn)

    def taken(self) -> None:
        """The turn was passed on; what comes now belongs to the next one."""
        self._turns.taken()
        del self._turn[:-_BREATH_BYTES]  # silence by now; the next turn may have begun in it

    def be_deaf(self, deaf: bool) -> None:
        """While the leg hears tones or other people: nothing of it may reach the transcriber."""
        if deaf == self.is_deaf:
            return
        self.is_deaf = deaf
        self._pending.clear()
        self._turn.clear()
        self._turns.taken()
        self.vad.reset()
