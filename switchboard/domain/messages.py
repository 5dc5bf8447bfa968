"""Messages for people who could not be reached (D1, D2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class MessageDraft:
    """As the caller confirmed it. ``target`` is for whom; ``call_id`` a CallSid or a chat's id."""

    call_id: str
    target: str
    caller_name: str = ""
    caller_company: str = ""
    caller_number: str = ""
    content: str = ""
    language: str = "zh"


@dataclass(frozen=True)
class Message:
    """A committed message. ``delivery``: waiting | delivered | inbox_only (no channel configured)."""

    id: str
    call_id: str
    target: str
    caller_name: str
    caller_company: str
    caller_number: str
    content: str
    language: str
    created_at: datetime
    delivery: str = "waiting"
    delivered_at: datetime | None = None
    read_at: datetime | None = None


@dataclass(frozen=True)
class Delivery:
    """One row of the outbox: a message that is due, and how often it was tried before."""

    id: int
    message: Message
    attempts: int


FIRST_RETRY_SECONDS = 10
LONGEST_RETRY_SECONDS = 3600


def retry_in_seconds(attempts: int) -> int:
    """Wait before attempt ``attempts + 1``: 10 s, 20 s, 40 s ... one hour; nothing is ever given up."""
    return int(min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** min(attempts - 1, 12)))
