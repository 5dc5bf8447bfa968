"""How long the other side took: from the true end of what was said here to the first sound from there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from phone_lab.handset.events import EventLog

QUIET_MS = 250.0  # sound that stops for this long has stopped


@dataclass
class Turn:
    """Times in ms of the audio clock. ``end_ms`` is the last audible sample said here, or the last key."""

    index: int
    said: str
    start_ms: float
    end_ms: float
    interrupts: bool = False  # the other side was speaking when this began
    reply_ms: float | None = None  # first audible sample heard after it
    gap_ms: float | None = None  # reply_ms - end_ms; negative when the other side did not wait for the end
    barge_in_stop_ms: float | None = None  # interrupts: from start_ms until the other side had stopped

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


class TurnMeter:
    """Told of all that is said and heard at one handset; logs a ``turn`` for each once it is answered."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self.turns: list[Turn] = []
        self._open: Turn | None = None
        self._busy_until_ms: float | None = None  # end of the sound that went on when the turn began

    def said(self, what: str, *, start_ms: float, end_ms: float, other_last_ms: float) -> None:
        """Something is being said; ``other_last_ms`` is when the other side was last heard."""
        self.close()
        speaking = other_last_ms >= 0 and start_ms - other_last_ms < QUIET_MS
        self._open = Turn(len(self.turns), what, round(start_ms, 1), round(end_ms, 1), interrupts=speaking)
        self._busy_until_ms = other_last_ms if speaking else None
        self.turns.append(self._open)

    def heard(self, first_ms: float, end_ms: float) -> None:
        """The audible part of one incoming frame."""
        turn = self._open
        if turn is None or end_ms < turn.start_ms:
            return
        if self._busy_until_ms is not None:
            if first_ms - self._busy_until_ms < QUIET_MS:
                self._busy_until_ms = end_ms
                return
            self._stopped(turn)
        turn.reply_ms = round(first_ms, 1)
        turn.gap_ms = round(first_ms - turn.end_ms, 1)
        self.close()

    def close(self) -> None:
        """No reply can come any more: the next turn begins, or the call ends."""
        turn, self._open = self._open, None
        if turn is not None:
            if self._busy_until_ms is not None:
                self._stopped(turn)
            self._log.add("turn", **turn.to_json())

    def _stopped(self, turn: Turn) -> None:
        if self._busy_until_ms is not None:
            turn.barge_in_stop_ms = round(max(0.0, self._busy_until_ms - turn.start_ms), 1)
            self._busy_until_ms = None
