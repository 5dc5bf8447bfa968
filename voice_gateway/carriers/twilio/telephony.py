"""Twilio as a Telephony."""

from __future__ import annotations

import asyncio
import itertools
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import structlog

from switchboard.services.telephony import (
    Capabilities,
    CarrierError,
    Cause,
    LegEvent,
    LegIsOver,
    Ringing,
    Snapshot,
)
from voice_gateway.carriers.twilio import twiml
from voice_gateway.carriers.twilio.rest import Rest
from voice_gateway.carriers.twilio.signatures import Signatures
from voice_gateway.carriers.twilio.tokens import StreamTokens

log = structlog.get_logger(__name__)

_DECISION_SECONDS = 3.0  # Twilio gives a webhook 15 s; the caller hears nothing meanwhile
_REMEMBERED_CALLS = 5000


class TwilioTelephony:
    """Verbs by REST or, for a leg whose webhook is waiting, by the TwiML that it gets.

    ``voice_gateway.carriers.twilio.webhooks`` turns requests into calls of ``on_incoming`` and ``emit``.
    """

    capabilities = Capabilities(
        machine_detection=True, record_after_handoff=True, refer=True, early_media=False
    )

    def __init__(self, rest: Rest, signatures: Signatures, tokens: StreamTokens, *, origin: str) -> None:
        self.signatures = signatures
        self.tokens = tokens
        self.urls = twiml.Urls(origin, signatures.socket_origin)
        self._rest = rest
        self._on_event: Callable[[LegEvent], Awaitable[None]] | None = None
        self._decisions: dict[str, asyncio.Future[str]] = {}
        self._answers: OrderedDict[str, str] = OrderedDict()  # CallSid → TwiML of its first webhook
        self._sequences: dict[str, itertools.count[int]] = {}

    async def start(self, on_event: Callable[[LegEvent], Awaitable[None]]) -> None:
        self._on_event = on_event

    async def stop(self) -> None:
        self._on_event = None
        self._rest.close()

    async def emit(self, event: LegEvent) -> None:
        if self._on_event is not None:
            await self._on_event(event)

    def next_sequence(self, leg: str) -> int:
        if len(self._sequences) > _REMEMBERED_CALLS:
            self._sequences.clear()
        return next(self._sequences.setdefault(leg, itertools.count(1)))

    async def on_incoming(self, leg: str, *, caller: str, called: str) -> str:
        """The TwiML for a new call's webhook; a repeated webhook gets the same again and starts nothing."""
        waiting = self._decisions.get(leg)
        if waiting is None:
            if leg in self._answers:
                log.info("webhook_replayed", leg=leg)
                return self._answers[leg]
            waiting = self._decisions[leg] = asyncio.get_running_loop().create_future()
            await self.emit(Ringing(leg, self.next_sequence(leg), True, caller, called))
        try:
            async with asyncio.timeout(_DECISION_SECONDS):
                document = await asyncio.shield(waiting)
        except TimeoutError:
            log.error("incoming_call_not_decided", leg=leg)
            document = twiml.rejected(busy=True)
        finally:
            self._decisions.pop(leg, None)
        self._answers[leg] = document
        while len(self._answers) > _REMEMBERED_CALLS:
            self._answers.popitem(last=False)
        return document

    async def caller_stream(self, leg: str) -> str:
        return twiml.caller_stream(self.urls, await self.tokens.issue(leg))

    async def callee_stream(self, leg: str, key: str) -> str:
        return twiml.callee_stream(self.urls, await self.tokens.issue(f"{leg} {key}"))

    # The verbs of the port

    async def answer(self, leg: str) -> None:
        self._decide(leg, await self.caller_stream(leg))

    async def reject(self, leg: str, cause: Cause) -> None:
        self._decide(leg, twiml.rejected(busy=cause is Cause.BUSY))

    def _decide(self, leg: str, document: str) -> None:
        decision = self._decisions.get(leg)
        if decision is None:
            raise LegIsOver("no webhook waits for an answer")
        if not decision.done():
            decision.set_result(document)

    async def ring(self, to: str, *, caller_id: str, timeout_seconds: float, key: str) -> str:
        return await self._rest.create_call(
            to, from_=caller_id, urls=self.urls, key=key, timeout_seconds=timeout_seconds
        )

    async def join(self, leg: str, room: str, *, returns: bool, muted: bool = False) -> None:
        document = twiml.conference(self.urls, room, returns=returns, muted=muted)
        await self._rest.update_call(leg, document)

    async def leave(self, leg: str) -> None:
        await self._rest.redirect_call(leg, self.urls.recover)

    async def hold(self, leg: str, room: str, *, music_url: str = "") -> None:
        await self._rest.hold(leg, room, held=True, music_url=music_url)

    async def resume(self, leg: str, room: str) -> None:
        await self._rest.hold(leg, room, held=False, music_url="")

    async def digits(self, leg: str, digits: str) -> None:
        await self._rest.update_call(leg, twiml.press(self.urls, digits))

    async def hang_up(self, leg: str) -> None:
        try:
            await self._rest.complete_call(leg)
        except LegIsOver:
            pass
        except CarrierError:
            await self._rest.complete_call(leg)  # once more: a leg left ringing disturbs somebody

    async def is_up(self, leg: str) -> bool:
        try:
            return await self._rest.is_up(leg)
        except LegIsOver:
            return False

    async def snapshot(self) -> Snapshot:
        return await self._rest.snapshot()
