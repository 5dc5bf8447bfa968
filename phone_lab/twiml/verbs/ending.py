"""<Hangup>, <Reject>, <Redirect>: nothing after them in their document is reached."""

from __future__ import annotations

from phone_lab.problems import CallProblem
from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Fetch, Finished, Outcome
from phone_lab.twiml.program import Program


async def hang_up(program: Program, verb: Verb) -> Outcome:
    return Finished.HANG_UP


async def reject(program: Program, verb: Verb) -> Outcome:
    """As the first verb the call is not answered and ends busy or no-answer; later it just ends."""
    event = "busy" if verb.get("reason") == "busy" else "unanswered"
    if not program.call.is_answered:
        program.exchange.end(program.call, event, by="carrier")
    return Finished.HANG_UP


async def redirect(program: Program, verb: Verb) -> Outcome:
    if not verb.text:
        raise CallProblem(11100, "Invalid URL format")
    return Fetch(program.resolve(verb.text), verb.get("method", "POST"))
