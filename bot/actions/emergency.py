"""「着火了」「有人晕倒了」: at once to the duty room, logged as an emergency (A8)."""

from __future__ import annotations

import structlog

from bot.actions.goal import Goal
from bot.actions.put_through import ring
from bot.actions.turn import Turn
from switchboard.domain.tickets import TicketDraft

log = structlog.get_logger(__name__)


class RaiseEmergency(Goal):
    action = "action_raise_emergency"

    def act(self, turn: Turn) -> None:
        extension = turn.desk.settings.emergency_extension
        target = turn.desk.directory().by_extension(extension) or f"extension:{extension}"
        turn.outcome(goal="emergency", target=target)
        log.warning("emergency_raised", call_id=turn.call_id)
        turn.say("utter_emergency_chat" if turn.in_chat else "utter_emergency")
        turn.set(callee=target, tried=[], pending=None)
        if not turn.in_chat:
            ring(turn, target)
        try:
            turn.desk.open_ticket(
                TicketDraft(
                    turn.call_id,
                    "emergency",
                    target,
                    turn.slot("caller_name") or "",
                    turn.own_number,
                    turn.text,
                    turn.language,
                )
            )
        except Exception:
            # The connection must not wait for the books.
            log.exception("emergency_not_stored", call_id=turn.call_id)
