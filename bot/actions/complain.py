"""「我要投诉」: heard out, soothed, recorded as a ticket, connected to the customer service centre (C9)."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

import structlog

from bot.actions.callees import answers_for
from bot.actions.caller_facts import remember_caller
from bot.actions.goal import Goal
from bot.actions.leave_message import failed_to_record
from bot.actions.put_through import ring
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn
from switchboard.domain.tickets import TicketDraft

log = structlog.get_logger(__name__)

# 「我要投诉」 alone says nothing of the matter yet.
_ONLY_THE_WISH = re.compile(
    r"^\W*(?:你好|您好|喂|hello|hi)?\W*(?:我要|我想|我得|要|想)?(?:投诉|反映(?:一下)?(?:问题|情况)?|提意见|举报)(?:你们|一下|一个人|个人)?\W*$"
    r"|^\W*(?:hello|hi)?\W*(?:i'd like to|i want to|i would like to|i need to|can i|could i)?\s*(?:make|file|lodge|register)?\s*(?:a|an)?\s*complain(?:t)?\W*$",
    re.IGNORECASE,
)


def complaint_in(text: str) -> str | None:
    """The matter, when more than the wish to complain is said."""
    return None if _ONLY_THE_WISH.match(text) or len(text) < 6 else text


class Complain(Goal):
    action = "action_complain"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        turn.outcome(goal="complaint", target=answers_for(turn, "投诉", "complaint"))
        turn.say("utter_soothe")
        turn.start_form("complaint_form", complaint_content=complaint_in(turn.text))


class OpenComplaint(Goal):
    """All is said: a ticket with a number, then the customer service centre."""

    action = "action_open_complaint"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if any(turn.slot(s) is None for s in ("complaint_content", "caller_name", "caller_number")):
            return  # the caller left the form
        number = open_complaint(turn)
        if number is None:
            failed_to_record(turn)
            return
        department = answers_for(turn, "投诉", "complaint")
        turn.outcome(goal="complaint", target=department, disposition="ticket_opened")
        spoken = turn.name_of(department)
        if turn.in_chat:
            turn.say("utter_complaint_taken_chat", number=turn.told(number), department=spoken)
            remember(turn, Question("anything_else"))
            return
        turn.say("utter_complaint_taken", number=turn.told(number), department=spoken)
        turn.set(callee=department, tried=[], purpose=turn.slot("complaint_content"), complaint_content=None)
        ring(turn, department)


def open_complaint(turn: Turn) -> str | None:
    """The ticket's number; None: it could not be stored."""
    draft = TicketDraft(
        call_id=turn.call_id,
        kind="complaint",
        about=answers_for(turn, "投诉", "complaint"),
        caller_name=turn.slot("caller_name") or "",
        caller_number=turn.slot("caller_number") or turn.own_number,
        content=turn.slot("complaint_content") or "",
        language=turn.language,
    )
    try:
        return turn.desk.open_ticket(draft).number
    except Exception:
        log.exception("ticket_not_stored", call_id=turn.call_id)
        return None
