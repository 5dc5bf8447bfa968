"""The directory as flat entries, for comparing two versions and for writing files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from switchboard.domain.hours import Hours
from switchboard.domain.hours_document import hours_to_document
from switchboard.domain.people import Directory, Notice


def directory_entries(directory: Directory) -> dict[str, dict[str, object]]:
    """``{"person:p018": {"name": "王伟", ...}, "department:sales": ...}``, JSON-ready."""
    entries: dict[str, dict[str, object]] = {}
    for person in directory.people:
        entries[person.target] = _plain({**asdict(person), "rank": person.rank.value})
    for department in directory.departments:
        entries[department.target] = _plain(asdict(department))
    return entries


def notice_entries(notices: Iterable[Notice]) -> dict[str, dict[str, object]]:
    return {
        f"notice:{n.topic}": _plain({**asdict(n), "starts": _day(n.starts), "ends": _day(n.ends)})
        for n in notices
    }


def hours_entries(hours: Hours) -> dict[str, dict[str, object]]:
    return {"hours": hours_to_document(hours)}


def channel_entries(channels: dict[str, str]) -> dict[str, dict[str, object]]:
    # The URL holds a password: the audit says that it changed, not to what.
    return {f"channel:{target}": {"url": f"…{_digest(url)}"} for target, url in channels.items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _plain(fields: dict[str, Any]) -> dict[str, object]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items()}


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
