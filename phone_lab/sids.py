"""Identifiers and dates as Twilio writes them."""

from __future__ import annotations

import uuid
from datetime import datetime, timezone
from email.utils import format_datetime


def new_sid(prefix: str) -> str:
    """``CA`` + 32 hexadecimal digits."""
    return prefix + uuid.uuid4().hex


def now() -> datetime:
    return datetime.now(timezone.utc)


def rfc2822(at: datetime | None) -> str | None:
    """``Sat, 21 Nov 2026 18:50:09 +0000``."""
    return None if at is None else format_datetime(at)
