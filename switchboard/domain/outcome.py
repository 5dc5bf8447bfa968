"""How a turn or a call is summed up: what the receptionist set about, for whom, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

# fmt: off
GOALS = (
    "connect", "ask_which", "screen", "secretary", "complaint", "message", "number", "info", "visit",
    "ticket_status", "callback", "emergency", "operator", "refuse", "wrong_number", "language", "repeat",
    "goodbye", "other",
)
DISPOSITIONS = (
    "connected", "message_taken", "ticket_opened", "answered", "handed_off", "refused", "abandoned", "failed",
)
# fmt: on


@dataclass(frozen=True)
class Outcome:
    """Travels beside a reply as ``{"outcome": {"goal": ..., "target": ..., "disposition": ...}}``.

    ``target`` is ``person:ID``, ``department:CODE``, ``extension:N`` or a notice-board topic. A field that
    is None leaves what was reported before as it is.
    """

    goal: str | None = None
    target: str | None = None
    disposition: str | None = None
