"""<Say>, <Play>, <Pause>: something is heard, or nothing, and then the next verb follows."""

from __future__ import annotations

from phone_lab.audio.playback import Player
from phone_lab.problems import CallProblem
from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Outcome
from phone_lab.twiml.program import Program
from phone_lab.twiml.sounds import loops_for_ever, sound_of


async def say(program: Program, verb: Verb) -> Outcome:
    return await _sound(program, verb)


async def pause(program: Program, verb: Verb) -> Outcome:
    return await _sound(program, verb)


async def play(program: Program, verb: Verb) -> Outcome:
    """``digits`` are sent to the other side as keys; otherwise the text is the URL of a WAV file."""
    if "digits" in verb.attributes:
        program.call.log.add("keys_heard", digits=verb.get("digits"))
        return None
    return await _sound(program, Verb("Play", verb.attributes, program.resolve(verb.text)))


async def _sound(program: Program, verb: Verb) -> Outcome:
    try:
        samples = await sound_of(program.exchange, verb)
    except CallProblem as problem:  # a sound that cannot be had is left out, the call goes on
        program.call.note(problem.notice)
        return None
    await program.listen_to(Player(samples, for_ever=loops_for_ever(verb)))
    return None
