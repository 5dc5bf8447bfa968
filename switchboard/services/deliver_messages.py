"""The worker's round: from the outbox to the recipient's own channel, until it is delivered (D2)."""

from __future__ import annotations

from datetime import timedelta

import structlog

from switchboard.domain.message_text import message_text
from switchboard.domain.messages import Delivery, retry_in_seconds
from switchboard.services.current_directory import CurrentDirectory
from switchboard.services.ports import Clock, MessageStore, Notifier

log = structlog.get_logger(__name__)

LEASE_SECONDS = 120  # longer than a notifier may take; a worker that dies gives its deliveries back by then
BATCH = 20


class DeliverMessages:
    """At least once: a crash between sending and its record sends again, never loses."""

    def __init__(
        self,
        store: MessageStore,
        current: CurrentDirectory,
        notifier: Notifier,
        clock: Clock,
        *,
        notify_url: str,
    ) -> None:
        self._store = store
        self._current = current
        self._notifier = notifier
        self._clock = clock
        self._notify_url = notify_url  # Apprise URL with {email}, for those without a channel of their own

    def run_due(self) -> int:
        """Try each delivery that is due once; how many were handled (delivered, or marked inbox only)."""
        due = self._store.claim_due(at=self._clock.now(), lease_seconds=LEASE_SECONDS, limit=BATCH)
        return sum(self._deliver(delivery) for delivery in due)

    def _deliver(self, delivery: Delivery) -> bool:
        message = delivery.message
        url = self._channel(message.target)
        if not url:
            self._store.inbox_only(delivery)
            log.info("message_kept_in_inbox", message_id=message.id)
            return True
        directory = self._current.snapshot().directory
        title, body = message_text(message, directory.spoken_name(message.target, message.language))
        if self._notifier.send(url, title=title, body=body):
            self._store.delivered(delivery, at=self._clock.now())
            log.info("message_delivered", message_id=message.id, attempts=delivery.attempts + 1)
            return True
        wait = retry_in_seconds(delivery.attempts + 1)
        self._store.failed(
            delivery, retry_at=self._clock.now() + timedelta(seconds=wait), error="channel_refused"
        )
        log.warning(
            "message_not_delivered",
            message_id=message.id,
            attempts=delivery.attempts + 1,
            retry_in_seconds=wait,
        )
        return False

    def _channel(self, target: str) -> str:
        """The recipient's own Apprise URL, else the common one with the e-mail address, else none."""
        snapshot = self._current.snapshot()
        found = snapshot.directory.resolve(target) or target
        if found in snapshot.channels:
            return snapshot.channels[found]
        person = snapshot.directory.person(found) if found.startswith("person:") else None
        department = snapshot.directory.department(found) if found.startswith("department:") else None
        if department:
            head = snapshot.directory.person(department.head)
            if head and head.target in snapshot.channels:
                return snapshot.channels[head.target]
            person = head
        if "{email}" in self._notify_url:
            return self._notify_url.replace("{email}", person.email) if person and person.email else ""
        return self._notify_url
