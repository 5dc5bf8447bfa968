"""The only place that chooses adapters: ``build(settings)`` gives every use case of the core."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from switchboard.adapters.apprise_notifier import AppriseNotifier
from switchboard.adapters.china_calendar import ChinaCalendar
from switchboard.adapters.clock import SystemClock
from switchboard.adapters.directory_feed import RedisDirectoryFeed
from switchboard.adapters.directory_files import DirectoryFolder
from switchboard.adapters.live_state import RedisLiveState, connect
from switchboard.adapters.sql.calls import SqlCallStore
from switchboard.adapters.sql.database import Database
from switchboard.adapters.sql.directory import SqlDirectoryStore
from switchboard.adapters.sql.messages import SqlMessageStore
from switchboard.adapters.sql.migrate import migrate as run_migrations
from switchboard.adapters.sql.tickets import SqlTicketStore
from switchboard.adapters.sql.tokens import SqlTokenStore
from switchboard.domain import disclosure, ringing, routing
from switchboard.domain.disclosure import Disclosure
from switchboard.domain.find_callee import CalleeIndex, Lookup
from switchboard.domain.people import Directory
from switchboard.domain.ringing import RingStep
from switchboard.domain.routing import Route
from switchboard.services.api_tokens import ApiTokens
from switchboard.services.current_directory import CurrentDirectory
from switchboard.services.deliver_messages import DeliverMessages
from switchboard.services.export_directory import ExportDirectory
from switchboard.services.import_directory import ImportDirectory
from switchboard.services.notice_board import NoticeBoard
from switchboard.services.open_ticket import OpenTicket, TicketStatus
from switchboard.services.opening import Opening
from switchboard.services.ports import Clock, HolidayCalendar, LiveState, Notifier
from switchboard.services.publish_directory import PublishDirectory
from switchboard.services.record_call import RecordCall
from switchboard.services.take_message import Messages, TakeMessage
from switchboard.settings import Settings


class Switchboard:
    """All use cases. Synchronous and safe to call from several threads; asynchronous callers use a thread.

    SQL errors pass through as they are; Redis down raises LiveStateDown from ``live`` only."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        live: LiveState,
        feed: RedisDirectoryFeed,
        *,
        notifier: Notifier,
        clock: Clock,
        calendar: HolidayCalendar,
    ) -> None:
        self.settings = settings
        self.live = live
        self._database = database
        store = SqlDirectoryStore(database, time_zone=settings.time_zone)
        messages = SqlMessageStore(database)
        tickets = SqlTicketStore(database)
        files = DirectoryFolder()
        self._store = store
        self._current = CurrentDirectory(store)
        self.opening = Opening(self._current, calendar, clock)
        self.notice_board = NoticeBoard(self._current, clock)
        self.take_message = TakeMessage(messages, clock)
        self.messages = Messages(messages, clock)
        self.deliver_messages = DeliverMessages(
            messages, self._current, notifier, clock, notify_url=settings.notify_url
        )
        self.open_ticket = OpenTicket(tickets, self._current, clock)
        self.ticket_status = TicketStatus(tickets)
        self.record_call = RecordCall(SqlCallStore(database), clock)
        self.api_tokens = ApiTokens(SqlTokenStore(database), clock)
        self.publish_directory = PublishDirectory(store, feed)
        self.import_directory = ImportDirectory(store, files, self._current, self.publish_directory, clock)
        self.export_directory = ExportDirectory(store, files)

    def directory(self) -> Directory:
        """The one that is in force now."""
        return self._current.snapshot().directory

    def index(self) -> CalleeIndex:
        """By words, over the directory that is in force now."""
        return self._current.snapshot().index

    def find_callee(self, spoken: str, department: str | None = None, *, phonetic: bool = False) -> Lookup:
        """Who is meant; ``department`` (a code) narrows. ``phonetic``: the words come from a recogniser."""
        return self.index().find(spoken, department=department, phonetic=phonetic)

    def route_call(self, target: str, *, caller_class: str = "external") -> Route:
        """C1, C5, C6. ``caller_class``: external | internal | executive."""
        return routing.route_call(self.directory(), target, caller_class=caller_class)

    def alternatives(self, target: str) -> tuple[str, ...]:
        """C4: the deputy, then the department."""
        return routing.alternatives(self.directory(), target)

    def plan_ringing(self, target: str) -> tuple[RingStep, ...]:
        """C12: the only numbers that may be dialled.

        Raises:
            NotInDirectory: nobody there to ring.
        """
        return ringing.plan_ringing(
            self.directory(),
            target,
            extension_address=self.settings.extension_address,
            operator_extension=self.settings.operator_extension,
        )

    def disclose_number(
        self, target: str, *, caller_class: str = "external", at: datetime | None = None
    ) -> Disclosure:
        """B5: whether the extension of ``target`` may be told."""
        return disclosure.disclose_number(
            self.directory(), target, caller_class=caller_class, is_open=self.opening.is_open(at)
        )

    def enquire(self, topic: str, language: str = "zh") -> str | None:
        """E1: today's answer to a topic of the notice board."""
        return self.notice_board.enquire(topic, language)

    def find_topic(self, text: str) -> str | None:
        """E1: the topic that a caller's words ask about."""
        return self.notice_board.find_topic(text)

    def closest_topic(self, text: str) -> str | None:
        """E1: the notice that speaks of what a caller asks, though none of its keywords fits."""
        return self.notice_board.closest_topic(text)

    def topics_of_groups(self) -> Mapping[str, str]:
        """E1: what a question may be about, anywhere → the topic of our notice board that answers it."""
        return self.notice_board.topics_of_groups()

    def directory_changes(self, limit: int = 50) -> tuple:
        """B6: who changed what and when, newest first."""
        return self._store.changes(limit=limit)

    def close(self) -> None:
        self._database.close()


def build(
    settings: Settings,
    *,
    migrate: bool = False,
    notifier: Notifier | None = None,
    clock: Clock | None = None,
    calendar: HolidayCalendar | None = None,
) -> Switchboard:
    """The core on real adapters. ``migrate`` brings the database up to date first, and tells Redis
    of the directory.

    Redis may be down: then the directory is published by the next ``publish_directory()``."""
    database = Database(settings.sql_url)
    client = connect(settings.live_url)
    switchboard = Switchboard(
        settings,
        database,
        RedisLiveState(client),
        RedisDirectoryFeed(client),
        notifier=notifier or AppriseNotifier(),
        clock=clock or SystemClock(),
        calendar=calendar or ChinaCalendar(),
    )
    if migrate:
        run_migrations(database)
        switchboard.publish_directory()
    return switchboard
