"""One record per call (I1): who, when, every turn and step, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from switchboard.domain.outcome import Outcome


@dataclass(frozen=True)
class Turn:
    """One side's words. ``speaker``: caller | receptionist; ``at``: seconds since the call began.

    ``gap_ms``: from the end of the caller's speech to the first sound of the reply
    (on the reply's turn)."""

    index: int
    speaker: str
    text: str
    language: str = "zh"
    at: float = 0.0
    gap_ms: float | None = None
    transcribe_ms: float | None = None
    dialogue_ms: float | None = None
    interrupted: bool = False


@dataclass(frozen=True)
class Step:
    """It happened on the line: ``answered``, ``ringing``, ``callee_busy`` ... with its details."""

    name: str
    at: datetime
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CallRecord:
    """The whole record. ``channel``: voice | chat; ``ended_by``: caller | receptionist | carrier | error."""

    call_id: str
    channel: str
    caller: str
    called: str
    started_at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""
    outcome: Outcome = field(default_factory=Outcome)
    turns: tuple[Turn, ...] = ()
    steps: tuple[Step, ...] = ()
