"""What the services need from the outside world. Adapters fill these; tests fill them with fakes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from switchboard.domain.calls import CallRecord, Step, Turn
from switchboard.domain.directory_changes import Change, RowError
from switchboard.domain.directory_sheets import Sheet
from switchboard.domain.export_sheets import Sheets
from switchboard.domain.hours import Hours
from switchboard.domain.messages import Delivery, Message, MessageDraft
from switchboard.domain.outcome import Outcome
from switchboard.domain.people import Directory, Notice
from switchboard.domain.tickets import Ticket, TicketDraft


class Clock(Protocol):
    def now(self) -> datetime:
        """An aware moment."""
        ...


class HolidayCalendar(Protocol):
    def day_kind(self, day: date) -> str:
        """``work`` | ``rest`` (a weekend) | ``holiday`` | ``make_up`` (a weekend day that is worked)."""
        ...


class DirectoryStore(Protocol):
    def version(self) -> int:
        """Grows with every change; 0 while nothing was ever imported. Cheap: asked before every look-up."""
        ...

    def load(self) -> tuple[int, Directory]: ...

    def load_notices(self) -> tuple[Notice, ...]: ...

    def load_hours(self) -> Hours: ...

    def load_channels(self) -> dict[str, str]:
        """Target → Apprise URL of people and departments that have a channel of their own."""
        ...

    def replace(
        self,
        *,
        expected_version: int,
        directory: Directory | None,
        notices: Sequence[Notice] | None,
        hours: Hours | None,
        channels: dict[str, str] | None,
        changes: Sequence[Change],
        who: str,
        at: datetime,
    ) -> int:
        """All in one transaction, with the audit; what is None stays. Returns the new version.

        Raises:
            DirectoryMoved: the version is not ``expected_version`` any more.
        """
        ...

    def changes(self, *, limit: int) -> tuple[Change, ...]:
        """The audit, newest first."""
        ...


class DirectoryFiles(Protocol):
    def read(self, paths: Sequence[Path]) -> tuple[dict[str, Sheet], list[RowError]]:
        """Sheets by name; folders are searched. A file that cannot be read is an error, never an
        exception."""
        ...

    def write(self, path: Path, sheets: Sheets) -> tuple[Path, ...]: ...


class DirectoryFeed(Protocol):
    """Where processes that read no SQL (Rasa's) find the directory."""

    def published_version(self) -> int | None: ...

    def publish(self, directory: Directory, version: int) -> None:
        """Raises LiveStateDown."""
        ...


class MessageStore(Protocol):
    def add(self, draft: MessageDraft, *, at: datetime) -> Message:
        """Message and outbox row in one transaction; the same call and content again gives the first
        one back."""
        ...

    def get(self, message_id: str) -> Message | None: ...

    def search(
        self, *, target: str | None, call_id: str | None, unread: bool | None, limit: int, offset: int
    ) -> tuple[tuple[Message, ...], int]:
        """Newest first, and how many there are in all."""
        ...

    def mark_read(self, message_id: str, *, at: datetime) -> Message: ...

    def claim_due(self, *, at: datetime, lease_seconds: int, limit: int) -> tuple[Delivery, ...]:
        """Deliveries that are due, taken for ``lease_seconds``: a worker that dies gives them back
        by time."""
        ...

    def delivered(self, delivery: Delivery, *, at: datetime) -> None: ...

    def inbox_only(self, delivery: Delivery) -> None: ...

    def failed(self, delivery: Delivery, *, retry_at: datetime, error: str) -> None: ...


class TicketStore(Protocol):
    def open(self, draft: TicketDraft, *, at: datetime, day: date) -> Ticket:
        """Numbered and committed; the same call, kind and content again gives the first one back."""
        ...

    def get(self, number: str) -> Ticket | None: ...

    def list(self, *, limit: int = 50) -> tuple[Ticket, ...]: ...


class CallStore(Protocol):
    def start(self, call_id: str, *, channel: str, caller: str, called: str, at: datetime) -> None: ...

    def add_turn(self, call_id: str, turn: Turn) -> None: ...

    def add_step(self, call_id: str, step: Step, *, event_id: str | None) -> None: ...

    def set_outcome(self, call_id: str, outcome: Outcome) -> None: ...

    def end(self, call_id: str, *, ended_by: str, at: datetime) -> None: ...

    def get(self, call_id: str) -> CallRecord | None: ...

    def search(
        self,
        *,
        channel: str | None = None,
        disposition: str | None = None,
        goal: str | None = None,
        target: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[tuple[CallRecord, ...], int]:
        """Newest first, without turns and steps, and how many there are in all."""
        ...


class TokenStore(Protocol):
    def add(self, name: str, digest: str, *, at: datetime) -> None: ...

    def known(self, digest: str) -> bool: ...

    def revoke(self, name: str, *, at: datetime) -> int: ...


class Notifier(Protocol):
    def send(self, url: str, *, title: str, body: str) -> bool:
        """Whether the channel took it. Never raises; bounded in time."""
        ...


class LiveState(Protocol):
    """State of calls that are going on, shared by all processes. Every method raises LiveStateDown
    within ~1 s."""

    def save_call(self, call_id: str, state: dict[str, Any], ttl_seconds: int = 3600) -> None: ...

    def load_call(self, call_id: str) -> dict[str, Any] | None: ...

    def drop_call(self, call_id: str) -> None: ...

    def calls(self) -> tuple[str, ...]:
        """Ids of the calls that were saved and neither dropped nor expired."""
        ...

    def once(self, key: str, ttl_seconds: int = 3600) -> bool:
        """True the first time within ``ttl_seconds``: a webhook that repeats is dropped by this."""
        ...

    def issue_token(self, call_id: str, ttl_seconds: int = 60) -> str:
        """A token that one stream may redeem once."""
        ...

    def redeem_token(self, token: str) -> str | None: ...

    def ping(self) -> None: ...
