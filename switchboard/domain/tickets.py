"""Tickets: complaints, visits, bookings, ring-backs: all that has a number to ask about later (F3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

KINDS = ("complaint", "visit", "booking", "callback", "emergency", "enquiry", "request")

# (state, what happened) -> state
NEXT = {
    ("open", "assigned"): "in_progress",
    ("open", "closed"): "closed",
    ("in_progress", "resolved"): "resolved",
    ("in_progress", "closed"): "closed",
    ("resolved", "closed"): "closed",
    ("resolved", "reopened"): "in_progress",
    ("closed", "reopened"): "in_progress",
}


@dataclass(frozen=True)
class TicketDraft:
    """``kind`` is one of KINDS; ``about`` a target or topic."""

    call_id: str
    kind: str
    about: str = ""
    caller_name: str = ""
    caller_number: str = ""
    content: str = ""
    language: str = "zh"


@dataclass(frozen=True)
class Ticket:
    """``number``: year, month, day and a count (``261121001``): short enough to be said and keyed."""

    number: str
    kind: str
    about: str
    caller_name: str
    caller_number: str
    content: str
    language: str
    state: str
    created_at: datetime
    call_id: str = ""


def ticket_number(day: date, count: int) -> str:
    """``count`` is the how-many-th ticket of that day, from 1. Digits only: they survive any telephone."""
    return f"{day:%y%m%d}{count:03d}"
