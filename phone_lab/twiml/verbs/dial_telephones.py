"""<Dial><Number> and <Client>: rings them all at once and joins the first that answers."""

from __future__ import annotations

import asyncio

from phone_lab.audio.playback import Player
from phone_lab.audio.room import Room, Seat
from phone_lab.audio.tones import ringback
from phone_lab.calls.call import Call, CallbackWish
from phone_lab.calls.outbound import Outbound
from phone_lab.calls.status import BUSY, NO_ANSWER
from phone_lab.problems import CallProblem
from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Fetch, Outcome
from phone_lab.twiml.program import Program


async def dial_telephones(program: Program, verb: Verb, nouns: list[Verb]) -> Outcome:
    legs = [_ring(program, verb, noun) for noun in nouns]
    program.attach(Player(ringback(), for_ever=True))
    winner: Call | None = None
    try:
        winner = await _first_to_answer(program, verb, list(zip(legs, nouns, strict=True)))
        if winner is not None:
            await _bridge(program.call, winner, program, verb.number("timeLimit", 4 * 3600, least=1))
    finally:
        # Also when this call was hung up or redirected: no telephone goes on ringing for nobody.
        for leg in legs:
            if not leg.redirected.is_set():
                program.exchange.end(leg, "over", by="carrier")
    return program.action(verb, _result(winner, legs))


def _ring(program: Program, verb: Verb, noun: Verb) -> Call:
    callback = noun.get("statusCallback")
    events = frozenset(noun.get("statusCallbackEvent", "completed").split())
    return program.exchange.dial(
        Outbound(
            to_number=noun.text if noun.name == "Number" else f"client:{noun.text}",
            from_number=verb.get("callerId") or program.call.from_number,
            timeout_seconds=verb.number("timeout", 30, least=1, most=600),
            callback=CallbackWish(program.resolve(callback), noun.get("statusCallbackMethod", "POST"), events)
            if callback
            else None,
            direction="outbound-dial",
            parent_sid=program.call.sid,
        )
    )


async def _first_to_answer(program: Program, verb: Verb, legs: list[tuple[Call, Verb]]) -> Call | None:
    """The leg that is up (and has heard its whisper, if the noun names one); the others are given up."""
    waiting = {asyncio.create_task(_answered(program, leg, noun)): leg for leg, noun in legs}
    try:
        while waiting:
            done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                leg = waiting.pop(task)
                if task.result():
                    return leg
        return None
    finally:
        for task, leg in waiting.items():
            task.cancel()
            program.exchange.end(leg, "over", by="carrier")


async def _answered(program: Program, leg: Call, noun: Verb) -> bool:
    answered = asyncio.ensure_future(leg.answered.wait())
    ended = asyncio.ensure_future(leg.ended.wait())
    try:
        await asyncio.wait({answered, ended}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        answered.cancel()
        ended.cancel()
    if leg.is_answered and noun.get("url"):
        whisper = Program(program.exchange, leg)
        try:
            await whisper.whisper(Fetch(program.resolve(noun.get("url")), noun.get("method", "POST")))
        except CallProblem as problem:
            leg.note(problem.notice)
    return leg.is_answered


async def _bridge(call: Call, other: Call, program: Program, limit_seconds: float) -> None:
    """Both hear each other until one leaves; the called leg may be taken away by a redirect."""
    room, near, far = Room(), Seat(), Seat()
    room.seats += [near, far]
    program.exchange.rooms.append(room)
    call.far, other.far = near, far
    for leg, partner in ((call, other), (other, call)):
        leg.log.add("joined", call_sid=partner.sid)
    try:
        await _until_parted(other, limit_seconds)
    finally:
        program.exchange.rooms.remove(room)
        for leg in (call, other):
            leg.log.add("left")


async def _until_parted(other: Call, limit_seconds: float) -> None:
    waits = {asyncio.ensure_future(event.wait()) for event in (other.ended, other.redirected)}
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED, timeout=limit_seconds)
    finally:
        for wait in waits:
            wait.cancel()


def _result(winner: Call | None, legs: list[Call]) -> dict[str, str]:
    """The parameters of Dial's action."""
    if winner is not None:
        return {
            "DialCallStatus": "completed",
            "DialCallSid": winner.sid,
            "DialCallDuration": str(winner.duration_seconds),
            "DialBridged": "true",
        }
    statuses = [leg.status for leg in legs]
    worst = next((status for status in (BUSY, NO_ANSWER) if status in statuses), statuses[0])
    return {"DialCallStatus": worst.value, "DialCallSid": legs[0].sid, "DialBridged": "false"}
