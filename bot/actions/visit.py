"""Visits and meeting rooms: taken down, numbered, passed to the one who arranges them (E3, E4)."""

from __future__ import annotations

import structlog

from bot.actions.callees import general_office, who_is_meant
from bot.actions.caller_facts import remember_caller
from bot.actions.goal import Goal
from bot.actions.leave_message import failed_to_record
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn
from switchboard.domain.messages import MessageDraft
from switchboard.domain.tickets import TicketDraft

log = structlog.get_logger(__name__)


class ArrangeVisit(Goal):
    action = "action_arrange_visit"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        lookup = who_is_meant(turn)
        if lookup and lookup.kind in ("several", "too_many", "near"):
            from bot.actions.put_through import follow

            follow(turn, lookup, then="visit")
            return
        begin_visit(turn, lookup.target if lookup else None)


def begin_visit(turn: Turn, target: str | None) -> None:
    turn.outcome(goal="visit", target=target)
    turn.start_form("visit_form", visit_for=target, visit_time=turn.value("time") or turn.slot("visit_time"))


class RecordVisit(Goal):
    """The host is told by message; the visitor gets a number."""

    action = "action_record_visit"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        host, when = turn.slot("visit_for"), turn.slot("visit_time")
        if (
            host is None
            or when is None
            or turn.slot("caller_name") is None
            or turn.slot("caller_number") is None
        ):
            return  # the caller left the form
        number = _record(turn, "visit", host, when)
        if number is None:
            failed_to_record(turn)
            return
        turn.set(visit_for=None, visit_time=None)
        turn.outcome(goal="visit", target=host, disposition="ticket_opened")
        turn.say("utter_visit_recorded", callee=turn.name_of(host), number=turn.told(number))
        remember(turn, Question("anything_else"))


class BookRoom(Goal):
    action = "action_book_room"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        turn.outcome(goal="visit", target=general_office(turn))
        turn.start_form("booking_form", booking_time=turn.value("time") or None, booking_size=None)


class RecordBooking(Goal):
    """Never guessed: the request is registered, the general office confirms it."""

    action = "action_record_booking"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        slots = ("booking_time", "booking_size", "caller_name", "caller_number")
        if any(turn.slot(slot) is None for slot in slots):
            return  # the caller left the form
        office = general_office(turn)
        number = _record(
            turn, "booking", office, " ".join((turn.slot("booking_time"), turn.slot("booking_size")))
        )
        if number is None:
            failed_to_record(turn)
            return
        turn.set(booking_time=None, booking_size=None)
        turn.outcome(goal="visit", target=office, disposition="ticket_opened")
        turn.say("utter_booking_recorded", number=turn.told(number), office=turn.name_of(office))
        remember(turn, Question("anything_else"))


def _record(turn: Turn, kind: str, target: str, content: str) -> str | None:
    """Ticket and message; None: not stored."""
    name, company = turn.slot("caller_name") or "", turn.slot("caller_company") or ""
    number = turn.slot("caller_number") or turn.own_number
    try:
        ticket = turn.desk.open_ticket(
            TicketDraft(turn.call_id, kind, target, name, number, content, turn.language)
        )
        turn.desk.take_message(
            MessageDraft(
                turn.call_id,
                target,
                name,
                company,
                number,
                f"[{kind} {ticket.number}] {content}",
                turn.language,
            )
        )
    except Exception:
        log.exception("request_not_stored", call_id=turn.call_id, kind=kind)
        return None
    return ticket.number
