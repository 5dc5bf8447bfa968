"""A whole lab: one account, its numbers, its exchange, its handsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phone_lab.audio.voice import Speaker, Voice
from phone_lab.calls.exchange import Exchange
from phone_lab.handset.behaviour import Handsets
from phone_lab.numbers import numbers_of
from phone_lab.options import Account, LabOptions
from phone_lab.webhooks import Webhooks
from switchboard.settings import Settings

if TYPE_CHECKING:
    from phone_lab.rest.messages import TextMessage


class Lab:
    """Built anywhere, started on the event loop that serves it."""

    def __init__(self, settings: Settings, options: LabOptions, speaker: Speaker, *, base_url: str) -> None:
        self.account = Account.of(settings)
        self.numbers = numbers_of(settings)
        self.handsets = Handsets(extension_address=settings.extension_address)
        self.messages: dict[str, TextMessage] = {}
        self._voice = Voice(speaker)
        self._webhooks = Webhooks(self.account)
        self.exchange = Exchange(
            account=self.account,
            options=options,
            handsets=self.handsets,
            voice=self._voice,
            webhooks=self._webhooks,
            base_url=base_url,
        )

    async def start(self) -> None:
        self.exchange.clock.start()

    async def stop(self) -> None:
        await self.exchange.close()
        await self._webhooks.close()
        self._voice.close()
