"""The base of every action: reads the turn, does its one thing, answers."""

from __future__ import annotations

import asyncio
import time
from typing import Any, ClassVar

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.desk import Desk
from bot.actions.turn import Turn

log = structlog.get_logger(__name__)


class Goal(Action):
    """Subclasses give ``action`` (the name in domain.yml) and ``act``."""

    action: ClassVar[str] = ""
    counts_as_heard: ClassVar[bool] = True  # the caller was there and understood: the counters begin again

    def __init__(self, desk: Desk | None = None) -> None:
        self._desk = desk

    def name(self) -> str:
        return self.action

    def act(self, turn: Turn) -> None:
        raise NotImplementedError

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        # The core is synchronous (SQL, Redis): one slow write must not hold up the other calls.
        return await asyncio.to_thread(self.take, dispatcher, tracker)

    def take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
        """One turn from start to end; ``run`` without the event loop."""
        assert self._desk is not None
        started = time.monotonic()
        turn = Turn(dispatcher, tracker, self._desk)
        if not (self._is_what_was_said(turn) and _served_already(turn)):
            self._forget_failures(turn)
            self.act(turn)
        events = turn.events()
        log.info(
            "action_taken",
            action=self.action,
            call_id=turn.call_id,
            said=turn.said,
            ms=round((time.monotonic() - started) * 1000, 1),
        )
        return events

    def _is_what_was_said(self, turn: Turn) -> bool:
        """The caller's own sentence led here: not a form, nor what follows one."""
        from bot.actions.intents import GOALS

        return GOALS.get(turn.intent) is type(self)

    def _forget_failures(self, turn: Turn) -> None:
        if self.counts_as_heard:
            for counter in ("misheard", "silences"):
                if turn.slot(counter):
                    turn.set(**{counter: 0})


def _served_already(turn: Turn) -> bool:
    """What must be looked at before the classifier's one goal: an offer that is taken, two wishes, doubts."""
    from bot.actions.two_wishes import both_served
    from bot.actions.ways import take_way
    from bot.actions.which_wish import settled_first

    return take_way(turn) or both_served(turn) or settled_first(turn)
