"""Every table. The migrations beside this file create them; a test holds the two together."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored in UTC: SQLite forgets time zones, so they are put on again."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(timezone.utc) if value else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


def _text(name: str, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="", **options)


departments = Table(
    "departments",
    metadata,
    Column("code", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    _text("name_zh"),
    _text("name_en"),
    _text("extension"),
    Column("aliases", JSON, nullable=False),
    _text("head"),
    Column("subjects", JSON, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    _text("name"),
    _text("name_en"),
    _text("department"),
    _text("title_zh"),
    _text("title_en"),
    _text("rank"),
    _text("extension"),
    _text("mobile"),
    _text("email"),
    _text("secretary"),
    _text("deputy"),
    Column("aliases", JSON, nullable=False),
    Column("languages", JSON, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("topic", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    _text("answer_zh"),
    _text("answer_en"),
    _text("starts"),  # ISO dates, empty: no limit
    _text("ends"),
    Column("keywords", JSON, nullable=False),
)

opening_hours = Table(  # one row: the document is small and always read whole
    "opening_hours",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", JSON, nullable=False),
)

channels = Table(
    "channels",
    metadata,
    Column("target", String(110), primary_key=True),
    _text("url"),
)

directory_version = Table(
    "directory_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
)

directory_changes = Table(
    "directory_changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    _text("who"),
    _text("kind"),
    _text("entry"),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("call_id", String(100), nullable=False, index=True),
    Column("fingerprint", String(64), nullable=False),
    Column("target", String(110), nullable=False, index=True),
    _text("caller_name"),
    _text("caller_company"),
    _text("caller_number"),
    _text("content"),
    _text("language"),
    Column("created_at", Moment, nullable=False, index=True),
    Column("delivery", String(20), nullable=False),
    Column("delivered_at", Moment),
    Column("read_at", Moment),
    UniqueConstraint("call_id", "fingerprint"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("message_id", String(40), ForeignKey("messages.id", ondelete="CASCADE"), nullable=False),
    Column("due_at", Moment),  # null: done
    Column("attempts", Integer, nullable=False, server_default="0"),
    _text("error"),
    Index("ix_outbox_due_at", "due_at"),
    UniqueConstraint("message_id"),
)

tickets = Table(
    "tickets",
    metadata,
    Column("number", String(20), primary_key=True),
    Column("call_id", String(100), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    _text("kind"),
    _text("about"),
    _text("caller_name"),
    _text("caller_number"),
    _text("content"),
    _text("language"),
    _text("state"),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("call_id", "fingerprint"),
)

ticket_counts = Table(
    "ticket_counts",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("count", Integer, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    Column("call_id", String(100), primary_key=True),
    _text("channel"),
    _text("caller"),
    _text("called"),
    Column("started_at", Moment, nullable=False, index=True),
    Column("ended_at", Moment),
    _text("ended_by"),
    Column("goal", String(40)),
    Column("target", String(110)),
    Column("disposition", String(40)),
)

call_turns = Table(
    "call_turns",
    metadata,
    Column("call_id", String(100), ForeignKey("calls.call_id", ondelete="CASCADE"), primary_key=True),
    Column("index", Integer, primary_key=True),
    _text("speaker"),
    _text("text"),
    _text("language"),
    Column("at", Float, nullable=False),
    Column("gap_ms", Float),
    Column("transcribe_ms", Float),
    Column("dialogue_ms", Float),
    Column("interrupted", Boolean, nullable=False),
)

call_steps = Table(
    "call_steps",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column(
        "call_id", String(100), ForeignKey("calls.call_id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("event_id", String(200)),  # null: counts every time
    _text("name"),
    Column("at", Moment, nullable=False),
    Column("detail", JSON, nullable=False),
    UniqueConstraint("call_id", "event_id"),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    _text("name"),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)
