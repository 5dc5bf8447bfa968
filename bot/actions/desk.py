"""What the actions need of the core: `switchboard.bootstrap.Switchboard` has it, tests have a small fake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from switchboard.domain.disclosure import Disclosure
from switchboard.domain.find_callee import CalleeIndex, Lookup
from switchboard.domain.messages import Message, MessageDraft
from switchboard.domain.people import Directory
from switchboard.domain.routing import Route
from switchboard.domain.tickets import Ticket, TicketDraft


class TakeMessage(Protocol):
    def __call__(self, draft: MessageDraft) -> Message: ...


class OpenTicket(Protocol):
    def __call__(self, draft: TicketDraft) -> Ticket: ...


class TicketStatus(Protocol):
    def __call__(self, number: str) -> Ticket | None: ...


class Opening(Protocol):
    def is_open(self, at: datetime | None = None, department: str | None = None) -> bool: ...


class Desk(Protocol):
    """Synchronous; the action server calls it in threads."""

    @property
    def settings(self) -> Any: ...

    @property
    def take_message(self) -> TakeMessage: ...

    @property
    def open_ticket(self) -> OpenTicket: ...

    @property
    def ticket_status(self) -> TicketStatus: ...

    @property
    def opening(self) -> Opening: ...

    def directory(self) -> Directory: ...

    def index(self) -> CalleeIndex: ...

    def find_callee(
        self, spoken: str, department: str | None = None, *, phonetic: bool = False
    ) -> Lookup: ...

    def route_call(self, target: str, *, caller_class: str = "external") -> Route: ...

    def alternatives(self, target: str) -> tuple[str, ...]: ...

    def disclose_number(self, target: str, *, caller_class: str = "external") -> Disclosure: ...

    def enquire(self, topic: str, language: str) -> str | None: ...

    def find_topic(self, text: str) -> str | None: ...

    def closest_topic(self, text: str) -> str | None: ...

    def topics_of_groups(self) -> Mapping[str, str]: ...
