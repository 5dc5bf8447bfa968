"""Messages and their outbox."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from switchboard.adapters.sql.database import Database
from switchboard.adapters.sql.tables import messages, outbox
from switchboard.domain.errors import UnknownMessage
from switchboard.domain.messages import Delivery, Message, MessageDraft

FIELDS = [messages.c[f] for f in Message.__dataclass_fields__]


class SqlMessageStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, draft: MessageDraft, *, at: datetime) -> Message:
        fingerprint = hashlib.sha256(f"{draft.target}\n{draft.content}".encode()).hexdigest()
        row = {
            "id": f"m{uuid.uuid4().hex}",
            "call_id": draft.call_id,
            "fingerprint": fingerprint,
            "target": draft.target,
            "caller_name": draft.caller_name,
            "caller_company": draft.caller_company,
            "caller_number": draft.caller_number,
            "content": draft.content,
            "language": draft.language,
            "created_at": at,
            "delivery": "waiting",
        }
        with self._database.write() as connection:
            statement = self._database.insert(messages).values(row).on_conflict_do_nothing()
            # RETURNING, since drivers do not agree on the row count of an INSERT.
            if connection.execute(statement.returning(messages.c.id)).first() is not None:
                connection.execute(insert(outbox).values(message_id=row["id"], due_at=at, attempts=0))
            same = (messages.c.call_id == draft.call_id) & (messages.c.fingerprint == fingerprint)
            return _one(connection, select(*FIELDS).where(same))

    def get(self, message_id: str) -> Message | None:
        with self._database.read() as connection:
            row = (
                connection.execute(select(*FIELDS).where(messages.c.id == message_id))
                .mappings()
                .one_or_none()
            )
        return Message(**row) if row else None

    def search(
        self, *, target: str | None, call_id: str | None, unread: bool | None, limit: int, offset: int
    ) -> tuple[tuple[Message, ...], int]:
        where = [
            *([messages.c.target == target] if target else []),
            *([messages.c.call_id == call_id] if call_id else []),
            *(
                [messages.c.read_at.is_(None) if unread else messages.c.read_at.is_not(None)]
                if unread is not None
                else []
            ),
        ]
        order = (messages.c.created_at.desc(), messages.c.id)
        with self._database.read() as connection:
            total = connection.execute(select(func.count()).select_from(messages).where(*where)).scalar_one()
            page = select(*FIELDS).where(*where).order_by(*order).limit(limit).offset(offset)
            return tuple(Message(**row) for row in connection.execute(page).mappings()), total

    def mark_read(self, message_id: str, *, at: datetime) -> Message:
        with self._database.write() as connection:
            unread = (messages.c.id == message_id) & messages.c.read_at.is_(None)
            connection.execute(update(messages).where(unread).values(read_at=at))
            return _one(connection, select(*FIELDS).where(messages.c.id == message_id))

    def claim_due(self, *, at: datetime, lease_seconds: int, limit: int) -> tuple[Delivery, ...]:
        due = (
            select(outbox.c.id, outbox.c.attempts, outbox.c.message_id)
            .where(outbox.c.due_at <= at)
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(limit)
        )
        if not self._database.is_sqlite:  # SQLite's writer is alone anyway
            due = due.with_for_update(skip_locked=True)
        with self._database.write() as connection:
            claimed = connection.execute(due).all()
            ids = [row.id for row in claimed]
            lease = at + timedelta(seconds=lease_seconds)
            connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(due_at=lease))
            wanted = select(*FIELDS).where(messages.c.id.in_([row.message_id for row in claimed]))
            found = {row["id"]: Message(**row) for row in connection.execute(wanted).mappings()}
        return tuple(Delivery(row.id, found[row.message_id], row.attempts) for row in claimed)

    def delivered(self, delivery: Delivery, *, at: datetime) -> None:
        self._settle(delivery, {"due_at": None}, {"delivery": "delivered", "delivered_at": at})

    def inbox_only(self, delivery: Delivery) -> None:
        self._settle(delivery, {"due_at": None}, {"delivery": "inbox_only"})

    def failed(self, delivery: Delivery, *, retry_at: datetime, error: str) -> None:
        self._settle(delivery, {"due_at": retry_at, "error": error}, {"delivery": "waiting"})

    def _settle(self, delivery: Delivery, row: dict[str, Any], message: dict[str, Any]) -> None:
        with self._database.write() as connection:
            row = {**row, "attempts": delivery.attempts + 1}
            connection.execute(update(outbox).where(outbox.c.id == delivery.id).values(row))
            connection.execute(update(messages).where(messages.c.id == delivery.message.id).values(message))


def _one(connection: Connection, statement: Select[Any]) -> Message:
    row = connection.execute(statement).mappings().one_or_none()
    if row is None:
        raise UnknownMessage("no message has this id")
    return Message(**row)
