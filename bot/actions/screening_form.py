"""The questions before an executive is asked: surname, company, purpose (C5)."""

from __future__ import annotations

from typing import Any, ClassVar

from bot.actions.call_back import ArrangeCallBack
from bot.actions.caller_facts import facts
from bot.actions.form import Form
from bot.actions.leave_message import LeaveMessage
from bot.actions.turn import Turn


class ScreeningForm(Form):
    action = "validate_screening_form"
    own_intents: ClassVar[frozenset[str]] = frozenset({"sales_pitch", "visit", "book_room"})

    def first_facts(self, turn: Turn) -> dict[str, Any]:
        found: dict[str, Any] = dict(facts(turn))
        if (purpose := turn.value("purpose")) and not turn.slot("purpose"):
            found["purpose"] = purpose
        return found

    def fill(self, turn: Turn, asked: str) -> dict[str, Any]:
        if asked != "purpose" and turn.intent in ("leave_message", "call_back") and turn.confidence >= 0.6:
            goal = LeaveMessage() if turn.intent == "leave_message" else ArrangeCallBack()
            self._leave(turn, lambda: goal.act(turn))
            return {"misheard": 0}
        filled = super().fill(turn, asked)
        # 「我姓陈，华东建材的，想跟张总谈合同」 answers three questions at once.
        if (purpose := turn.value("purpose")) and asked != "purpose" and not turn.slot("purpose"):
            filled["purpose"] = purpose
        return filled
