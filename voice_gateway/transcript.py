"""The turns of one call as the record gets them, with their timings."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from switchboard.domain.calls import Turn
from voice_gateway import metrics
from voice_gateway.happenings import Words

_STORY_TURNS = 3


@dataclass
class _Reply:
    turn: Turn
    caller_stopped_at: float | None  # monotonic


class CallTranscript:
    """Numbers the turns. A reply is written when its first sound goes out, and again if it is cut."""

    def __init__(self, write: Callable[[Turn], None], *, turns: int, started_at: float) -> None:
        """``started_at`` is Unix time: turns are dated in seconds since then."""
        self._write = write
        self._started_at = started_at
        self.turns = turns
        self._reply: _Reply | None = None
        self._story: deque[str] = deque(maxlen=_STORY_TURNS)

    def caller_said(self, words: Words) -> None:
        self._story.append(words.text)
        self._write(
            self._numbered(
                Turn(0, "caller", words.text, words.language, transcribe_ms=round(words.transcribe_ms, 1))
            )
        )

    def caller_pressed(self, digits: str, language: str) -> None:
        self._write(self._numbered(Turn(0, "caller", digits, language)))

    def receptionist_says(
        self,
        text: str,
        language: str,
        *,
        answers: Words | None = None,
        dialogue_ms: float | None = None,
    ) -> None:
        """``answers`` is what the caller said before: its end is where the gap begins."""
        turn = Turn(
            0,
            "receptionist",
            text,
            language,
            transcribe_ms=round(answers.transcribe_ms, 1) if answers else None,
            dialogue_ms=round(dialogue_ms, 1) if dialogue_ms is not None else None,
        )
        self._reply = _Reply(self._numbered(turn), answers.ended_at if answers else None)
        self._write(self._reply.turn)

    def first_sound(self, at: float) -> None:
        """``at``: monotonic time at which the reply's first audio was sent."""
        reply = self._reply
        if reply is None or reply.caller_stopped_at is None:
            return
        gap = at - reply.caller_stopped_at
        metrics.GAP.observe(gap)
        self._reply = _Reply(replace(reply.turn, gap_ms=round(gap * 1000, 1)), None)
        self._write(self._reply.turn)

    def was_interrupted(self) -> None:
        if self._reply is not None and not self._reply.turn.interrupted:
            self._reply.turn = replace(self._reply.turn, interrupted=True)
            self._write(self._reply.turn)

    def story(self) -> str:
        """The caller's last words, for the person who takes over."""
        return " ".join(self._story)

    def _numbered(self, turn: Turn) -> Turn:
        at = round(time.time() - self._started_at, 2)
        numbered = replace(turn, index=self.turns, at=at)
        self.turns += 1
        return numbered
