"""Ringing a telephone."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from phone_lab.calls.call import Call, CallbackWish
from phone_lab.calls.status_callbacks import report_status

if TYPE_CHECKING:
    from phone_lab.calls.exchange import Exchange
    from phone_lab.twiml.instructions import Instructions


@dataclass(frozen=True)
class Outbound:
    """A leg to be rung. ``start`` is run when it is answered; without one somebody else takes care of it."""

    to_number: str
    from_number: str
    timeout_seconds: float = 60
    callback: CallbackWish | None = None
    direction: str = "outbound-api"
    parent_sid: str | None = None
    start: Instructions | None = None
    fallback_url: str = ""
    fallback_method: str = "POST"


async def ring(exchange: Exchange, call: Call, order: Outbound) -> None:
    """From queued to answered, or to whatever the handset's behaviour leads to."""
    if order.direction == "outbound-api":
        await exchange.turn_to_start_a_call()
    if not _moved(exchange, call, "dialled"):
        return
    behaviour = call.behaviour
    taken = behaviour.lines and exchange.calls.lines_in_use(call.to_number) > behaviour.lines
    if behaviour.answers == "unreachable":
        exchange.end(call, "unreachable", by="carrier")
    elif behaviour.answers == "busy" or taken:
        exchange.end(call, "busy", by="carrier")
    elif _moved(exchange, call, "rings"):
        await _let_it_ring(exchange, call, order)


async def _let_it_ring(exchange: Exchange, call: Call, order: Outbound) -> None:
    longest = order.timeout_seconds + exchange.options.ring_grace_seconds
    patience = call.behaviour.rings * exchange.options.ring_seconds
    if call.behaviour.answers == "no_answer" or patience > longest:
        await _sleep_while_live(call, longest)
        exchange.end(call, "unanswered", by="carrier")
        return
    await _sleep_while_live(call, patience)
    if call.behaviour.answers == "refuses":
        call.declined = True
        exchange.end(call, "busy", by="handset")
        return
    exchange.answer(call)
    if call.is_answered and order.start is not None:
        exchange.run_program(call, order.start)


def _moved(exchange: Exchange, call: Call, event: str) -> bool:
    moved = exchange.advance(call, event)
    if moved:
        report_status(call, exchange.sender)
    return moved


async def _sleep_while_live(call: Call, seconds: float) -> None:
    try:
        await asyncio.wait_for(call.ended.wait(), seconds)
    except TimeoutError:
        return
