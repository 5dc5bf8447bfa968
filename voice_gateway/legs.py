"""Legs that we ring: each event of the carrier finds the consult that waits for it, however early."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from switchboard.services.telephony import Answered, Ended, Ringing, StreamOpened

OutboundEvent = Ringing | Answered | Ended | StreamOpened
_MOST_UNCLAIMED = 200


class RungLeg:
    """One telephone that rings or talks: its events in order."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.leg = ""
        self.is_over = False
        self._events: asyncio.Queue[OutboundEvent] = asyncio.Queue()

    def deliver(self, event: OutboundEvent) -> None:
        self.is_over = self.is_over or isinstance(event, Ended)
        self._events.put_nowait(event)

    async def next_event(self, *, limit_seconds: float) -> OutboundEvent | None:
        """None when the time is up."""
        try:
            async with asyncio.timeout(limit_seconds):
                return await self._events.get()
        except TimeoutError:
            return None


class Legs:
    """By key from before they ring, by the carrier's id as soon as that is known."""

    def __init__(self) -> None:
        self._by_key: dict[str, RungLeg] = {}
        self._by_leg: dict[str, RungLeg] = {}
        # A busy telephone may be reported before the request that rang it has returned.
        self._unclaimed: OrderedDict[str, list[OutboundEvent]] = OrderedDict()

    def expect(self, key: str) -> RungLeg:
        rung = self._by_key[key] = RungLeg(key)
        return rung

    def claim(self, rung: RungLeg, leg: str) -> None:
        rung.leg = leg
        self._by_leg[leg] = rung
        for event in self._unclaimed.pop(leg, []):
            rung.deliver(event)

    def forget(self, rung: RungLeg) -> None:
        self._by_key.pop(rung.key, None)
        self._by_leg.pop(rung.leg, None)

    def deliver(self, event: OutboundEvent) -> bool:
        """Whether somebody waits for this leg; if not, it is kept a while in case somebody will."""
        rung = self._by_key.get(event.key) or self._by_leg.get(event.leg)
        if rung is not None:
            rung.deliver(event)
            return True
        if not event.key:
            self._unclaimed.setdefault(event.leg, []).append(event)
            if len(self._unclaimed) > _MOST_UNCLAIMED:
                self._unclaimed.popitem(last=False)
        return False
