"""What a caller says while a complaint is taken down (C9)."""

from __future__ import annotations

from typing import Any, ClassVar

from bot.actions.complain import open_complaint
from bot.actions.form import Form
from bot.actions.turn import Turn


class ComplaintForm(Form):
    action = "validate_complaint_form"
    own_intents: ClassVar[frozenset[str]] = frozenset(
        {"complain", "abuse", "leave_message", "call_back", "visit", "ticket_status"}
    )

    def fill(self, turn: Turn, asked: str) -> dict[str, Any]:
        filled = super().fill(turn, asked)
        # Upset callers go on about the matter when asked their name: it is written down, not lost.
        if not filled and asked != "complaint_content" and turn.intent == "complain" and len(turn.text) > 8:
            return {"complaint_content": f"{turn.slot('complaint_content') or ''} {turn.text}".strip()}
        return filled

    def keep(self, turn: Turn) -> None:
        if turn.slot("complaint_content") and open_complaint(turn):
            turn.outcome(goal="complaint", disposition="ticket_opened")
            turn.set(complaint_content=None)
