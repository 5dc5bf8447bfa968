"""Messages: nothing is told to a caller as noted before it is committed (D1)."""

from __future__ import annotations

import structlog

from switchboard.domain.messages import Message, MessageDraft
from switchboard.services.ports import Clock, MessageStore

log = structlog.get_logger(__name__)


class TakeMessage:
    def __init__(self, store: MessageStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def __call__(self, draft: MessageDraft) -> Message:
        """Commit message and delivery together. The same content of the same call again is the same
        message."""
        message = self._store.add(draft, at=self._clock.now())
        log.info("message_taken", call_id=draft.call_id, message_id=message.id, target=draft.target)
        return message


class Messages:
    """What recipients and operators see (D3)."""

    def __init__(self, store: MessageStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def get(self, message_id: str) -> Message | None:
        return self._store.get(message_id)

    def search(
        self,
        *,
        target: str | None = None,
        call_id: str | None = None,
        unread: bool | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[tuple[Message, ...], int]:
        """Newest first, and how many there are in all. ``unread``: True only unread, False only
        read, None both."""
        return self._store.search(target=target, call_id=call_id, unread=unread, limit=limit, offset=offset)

    def list(
        self,
        *,
        target: str | None = None,
        call_id: str | None = None,
        unread: bool | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[Message, ...]:
        """As ``search``, without the total."""
        return self.search(target=target, call_id=call_id, unread=unread, limit=limit, offset=offset)[0]

    def mark_read(self, message_id: str) -> Message:
        """A second time changes nothing.

        Raises:
            UnknownMessage: no such id.
        """
        return self._store.mark_read(message_id, at=self._clock.now())
