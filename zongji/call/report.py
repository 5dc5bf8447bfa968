"""What came of a call: the same facts for the table, for ``--json`` and for the scenario's expectations."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class SpokenTurn:
    """One thing the caller did and what came of it; the first is the greeting (``said`` is "")."""

    said: str  # what the caller's handset spoke, or the keys as 「[8202]」
    heard: str  # what the receptionist heard
    replies: tuple[str, ...]
    gap_ms: (
        int | None
    )  # from the caller's last sound to the first sound of the answer, as the handset heard it
    goal: str | None = None
    target: str | None = None
    disposition: str | None = None


@dataclass(frozen=True)
class StoredMessage:
    """A message that the call left behind."""

    target: str
    caller_name: str
    caller_company: str
    caller_number: str
    content: str


@dataclass(frozen=True)
class CallReport:
    """A finished call. Times are milliseconds of audio since the call was answered."""

    call_sid: str
    turns: tuple[SpokenTurn, ...]
    goal: str | None
    target: str | None
    disposition: str | None
    ended_by: str | None = None
    duration_ms: int = 0
    messages: tuple[StoredMessage, ...] = ()
    events: tuple[dict[str, Any], ...] = field(default=())

    def story(self) -> str:
        """The call in a few lines, for messages of tests."""
        lines = [f"{t.said} | {t.heard} | {' '.join(t.replies)} | {t.gap_ms} ms" for t in self.turns]
        lines += [str(message) for message in self.messages]
        return "\n".join([*lines, f"{self.goal} {self.target} {self.disposition}, ended by {self.ended_by}"])

    def to_json(self) -> dict[str, Any]:
        """Plain lists, strings and numbers."""
        return asdict(self)
