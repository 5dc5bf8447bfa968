"""How an attempt to connect ended."""

from __future__ import annotations

from dataclasses import dataclass, field

from switchboard.domain.call_events import CallEvent


@dataclass(frozen=True)
class ConnectionResult:
    """``event`` for the conversation with its fields; CALLEE_ACCEPTED means that both are in the room."""

    event: CallEvent
    fields: dict[str, str] = field(default_factory=dict)
    callee_is_gone: bool = False  # already, though it accepted
