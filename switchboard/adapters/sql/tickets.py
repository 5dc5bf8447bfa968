"""Tickets and the count that numbers them."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from switchboard.adapters.sql.database import Database
from switchboard.adapters.sql.tables import ticket_counts, tickets
from switchboard.domain.tickets import Ticket, TicketDraft, ticket_number

FIELDS = [tickets.c[f] for f in Ticket.__dataclass_fields__]


class SqlTicketStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, draft: TicketDraft, *, at: datetime, day: date) -> Ticket:
        text = f"{draft.kind}\n{draft.about}\n{draft.content}"
        fingerprint = hashlib.sha256(text.encode()).hexdigest()
        same = (tickets.c.call_id == draft.call_id) & (tickets.c.fingerprint == fingerprint)
        with self._database.write() as connection:
            # Counting first makes a second process that opens the same ticket wait here until we have
            # committed.
            number = ticket_number(day, _count(self._database, connection, day))
            row = connection.execute(select(*FIELDS).where(same)).mappings().one_or_none()
            if row is not None:
                return Ticket(**row)
            values: dict[str, Any] = {
                "number": number,
                "call_id": draft.call_id,
                "fingerprint": fingerprint,
                "kind": draft.kind,
                "about": draft.about,
                "caller_name": draft.caller_name,
                "caller_number": draft.caller_number,
                "content": draft.content,
                "language": draft.language,
                "state": "open",
                "created_at": at,
            }
            connection.execute(insert(tickets).values(values))
            return Ticket(**connection.execute(select(*FIELDS).where(same)).mappings().one())

    def get(self, number: str) -> Ticket | None:
        with self._database.read() as connection:
            row = (
                connection.execute(select(*FIELDS).where(tickets.c.number == number)).mappings().one_or_none()
            )
        return Ticket(**row) if row else None

    def list(self, *, limit: int = 50) -> tuple[Ticket, ...]:
        with self._database.read() as connection:
            newest = (
                select(*FIELDS).order_by(tickets.c.created_at.desc(), tickets.c.number.desc()).limit(limit)
            )
            return tuple(Ticket(**row) for row in connection.execute(newest).mappings())


def _count(database: Database, connection: Connection, day: date) -> int:
    first = database.insert(ticket_counts).values(day=day.isoformat(), count=1)
    more = first.on_conflict_do_update(index_elements=["day"], set_={"count": ticket_counts.c.count + 1})
    return int(connection.execute(more.returning(ticket_counts.c.count)).scalar_one())
