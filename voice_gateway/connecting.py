"""Bring the callee to the caller: ring, ask, join, and say how it went (C1 to C5, C11)."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from switchboard.domain.call_events import CallEvent
from switchboard.domain.consult import ConsultAnswer
from switchboard.domain.ringing import RingStep
from switchboard.services.telephony import CarrierError, Cause, Ended, StreamOpened, Telephony
from voice_gateway import metrics
from voice_gateway.connection_result import ConnectionResult
from voice_gateway.consult import Consult, Question
from voice_gateway.legs import Legs, RungLeg
from voice_gateway.line import LineParts

log = structlog.get_logger(__name__)

_LATE_RING_SECONDS = 8.0  # what a carrier may add: its own queue, and the 5 s of its timeouts

# How a leg or a consult ended → what the conversation is told.
EVENT_OF_CAUSE = {
    Cause.BUSY: CallEvent.CALLEE_BUSY,
    Cause.NO_ANSWER: CallEvent.CALLEE_NO_ANSWER,
    Cause.REFUSED: CallEvent.CALLEE_REFUSED,
    Cause.CANCELLED: CallEvent.CALLEE_NO_ANSWER,
    Cause.COMPLETED: CallEvent.CALLEE_NO_ANSWER,
    Cause.FAILED: CallEvent.CALLEE_FAILED,
}
EVENT_OF_ANSWER = {
    "accept": CallEvent.CALLEE_ACCEPTED,
    "decline": CallEvent.CALLEE_REFUSED,
    "message": CallEvent.CALLEE_ASKS_MESSAGE,
    "call_back": CallEvent.CALLEE_ASKS_CALL_BACK,
    "elsewhere": CallEvent.CALLEE_SENDS_ELSEWHERE,
    "no_answer": CallEvent.CALLEE_NO_ANSWER,
    "hung_up": CallEvent.CALLEE_REFUSED,
}
# After these the next telephone of the plan is rung; a person's own answer is final.
_TRY_NEXT = {CallEvent.CALLEE_BUSY, CallEvent.CALLEE_NO_ANSWER, CallEvent.CALLEE_FAILED}


@dataclass(frozen=True)
class ConnectionParts:
    telephony: Telephony
    legs: Legs
    line: LineParts
    caller_id: str
    hold: Callable[[Coroutine[Any, Any, None]], None]  # keeps a task of ours until it has ended


class Connection:
    """Rings one telephone after the other. Cancelled at any moment, it leaves nothing ringing."""

    def __init__(
        self,
        parts: ConnectionParts,
        *,
        steps: Sequence[RingStep],
        question_for: Callable[[RingStep], Question],
        join_caller: Callable[[str, str], Awaitable[None]],
        note: Callable[..., None],
        on_ringing: Callable[[str], None],
    ) -> None:
        """``join_caller(room, callee_leg)`` moves the caller; ``note(name, **detail)`` records a step."""
        self._parts = parts
        self._timing = parts.line.timing
        self._steps = steps
        self._question_for = question_for
        self._join_caller = join_caller
        self._note = note
        self._on_ringing = on_ringing

    async def run(self) -> ConnectionResult:
        """How it ended. Of several telephones that nobody answered, the first one's reason counts."""
        first: ConnectionResult | None = None
        for step in self._steps:
            result = await self._try(step)
            metrics.CONNECTIONS.labels(result.event.value).inc()
            if result.event not in _TRY_NEXT:
                return result
            first = first or result
        return first or ConnectionResult(CallEvent.CALLEE_FAILED)

    async def _try(self, step: RingStep) -> ConnectionResult:
        rung = self._parts.legs.expect(secrets.token_urlsafe(9))
        joined = False
        try:
            await self._ring(rung, step)
            result = await self._ask(rung, step)
            joined = result.event is CallEvent.CALLEE_ACCEPTED
            return result
        except CarrierError as error:
            log.warning("connection_failed", reason=error.code)
            return ConnectionResult(CallEvent.CALLEE_FAILED)
        finally:
            if not joined:
                self._let_go(rung)
            self._parts.legs.forget(rung)

    async def _ring(self, rung: RungLeg, step: RingStep) -> None:
        self._note("consult_ringing", target=step.target)
        ringing = asyncio.ensure_future(
            self._parts.telephony.ring(
                step.number,
                caller_id=self._parts.caller_id,
                timeout_seconds=self._timing.ring_seconds,
                key=rung.key,
            )
        )
        try:
            leg = await asyncio.shield(ringing)
            self._parts.legs.claim(rung, leg)
            self._on_ringing(leg)
        except asyncio.CancelledError:
            # The request is on its way and cannot be recalled: whatever it rings is hung up.
            self._parts.hold(self._hang_up_when_known(ringing))
            raise

    async def _hang_up_when_known(self, ringing: asyncio.Future[str]) -> None:
        try:
            await self._parts.telephony.hang_up(await ringing)
        except CarrierError as error:
            log.warning("late_leg_not_ended", reason=error.code)

    async def _ask(self, rung: RungLeg, step: RingStep) -> ConnectionResult:
        clock = asyncio.get_running_loop().time
        deadline = clock() + self._timing.ring_seconds + _LATE_RING_SECONDS
        while True:
            event = await rung.next_event(limit_seconds=deadline - clock())
            if event is None:
                return ConnectionResult(CallEvent.CALLEE_NO_ANSWER)
            if isinstance(event, Ended):
                self._note("consult_ended", answer=event.cause.value)
                return ConnectionResult(EVENT_OF_CAUSE[event.cause])
            if isinstance(event, StreamOpened):
                return await self._consult(rung, step, event)

    async def _consult(self, rung: RungLeg, step: RingStep, opened: StreamOpened) -> ConnectionResult:
        question = self._question_for(step)
        consult = Consult(opened.stream, self._parts.line, question)
        self._note("consult_answered", target=step.target)
        self._note("callee_told", text="".join(question.sentences()))
        try:
            answer = await consult.run()
            self._note("consult_ended", answer=answer.kind)
            if answer.kind == "accept":
                await self._join(rung, consult)
            elif answer.kind not in ("no_answer", "hung_up"):
                consult.say("callee_thanks")
                await consult.until_silent()
            return ConnectionResult(EVENT_OF_ANSWER[answer.kind], _fields(answer), rung.is_over)
        finally:
            await consult.close()

    async def _join(self, rung: RungLeg, consult: Consult) -> None:
        """The callee goes first, so that the caller never waits alone in an empty room."""
        room = f"zongji-{rung.key}"
        consult.say("connecting_callee")
        await consult.until_silent()
        if rung.is_over:
            raise CarrierError("the callee hung up before being joined")
        await self._parts.telephony.join(rung.leg, room, returns=False)
        await self._join_caller(room, rung.leg)

    def _let_go(self, rung: RungLeg) -> None:
        if rung.leg and not rung.is_over:
            self._parts.hold(self._hang_up(rung.leg))

    async def _hang_up(self, leg: str) -> None:
        try:
            await self._parts.telephony.hang_up(leg)
        except CarrierError as error:
            log.warning("leg_not_ended", reason=error.code)


def _fields(answer: ConsultAnswer) -> dict[str, str]:
    if answer.kind == "call_back" and answer.minutes is not None:
        return {"call_back_minutes": str(answer.minutes)}
    return {"elsewhere": answer.elsewhere} if answer.kind == "elsewhere" else {}
