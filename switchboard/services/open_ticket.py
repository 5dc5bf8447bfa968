"""Tickets: the caller gets a number and can ask for its state (F1, F3)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import structlog

from switchboard.domain.tickets import Ticket, TicketDraft
from switchboard.services.current_directory import CurrentDirectory
from switchboard.services.ports import Clock, TicketStore

log = structlog.get_logger(__name__)


class OpenTicket:
    def __init__(self, store: TicketStore, current: CurrentDirectory, clock: Clock) -> None:
        self._store = store
        self._current = current
        self._clock = clock

    def __call__(self, draft: TicketDraft) -> Ticket:
        """Commit a ticket with its number. The same call, kind and content again is the same ticket."""
        now = self._clock.now()
        day = now.astimezone(ZoneInfo(self._current.snapshot().hours.time_zone)).date()
        ticket = self._store.open(draft, at=now, day=day)
        log.info("ticket_opened", call_id=draft.call_id, ticket=ticket.number, kind=draft.kind)
        return ticket


class TicketStatus:
    def __init__(self, store: TicketStore) -> None:
        self._store = store

    def __call__(self, number: str) -> Ticket | None:
        """The ticket, None when no ticket has this number. Spaces and hyphens in it do not matter."""
        return self._store.get("".join(c for c in number if c.isdigit()))

    def list(self, *, limit: int = 50) -> tuple[Ticket, ...]:
        """Newest first."""
        return self._store.list(limit=limit)
