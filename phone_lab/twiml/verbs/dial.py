"""<Dial>: to a conference, or to one or several telephones of which the first to answer is joined."""

from __future__ import annotations

from phone_lab.conferences.conference import JoinWish
from phone_lab.problems import Notice
from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Outcome
from phone_lab.twiml.program import Program
from phone_lab.twiml.verbs.dial_telephones import dial_telephones

_TELEPHONES = frozenset({"Number", "Client"})


async def dial(program: Program, verb: Verb) -> Outcome:
    nouns = verb.children or ((Verb("Number", text=verb.text),) if verb.text else ())
    room = next((noun for noun in nouns if noun.name == "Conference"), None)
    if room is not None:
        return await _dial_conference(program, verb, room)
    telephones = [noun for noun in nouns if noun.name in _TELEPHONES and noun.text]
    for noun in nouns:
        if noun.name not in _TELEPHONES:
            program.call.note(Notice(12200, f"Schema validation warning: <{noun.name}>", "warning"))
    if not telephones:
        program.call.note(Notice(13224, "Dial: no telephone is named"))
        return program.action(verb, {"DialCallStatus": "failed"})
    return await dial_telephones(program, verb, telephones[:10])


async def _dial_conference(program: Program, verb: Verb, noun: Verb) -> Outcome:
    conferences = program.exchange.conferences
    participant = conferences.join(program.call, noun.text, join_wish(program, noun))
    if participant is None:
        program.call.note(Notice(13250, "Dial->Conference: the conference is full"))
        return program.action(verb, {"DialCallStatus": "failed"})
    try:
        await participant.out.wait()
    finally:
        conferences.leave(participant, reason="participant_left")
    return program.action(verb, {"DialCallStatus": "answered"})


def join_wish(program: Program, noun: Verb) -> JoinWish:
    callback = noun.get("statusCallback")
    return JoinWish(
        muted=noun.flag("muted", False),
        beep=noun.get("beep", "true"),
        start_on_enter=noun.flag("startConferenceOnEnter", True),
        end_on_exit=noun.flag("endConferenceOnExit", False),
        wait_url=_wait_url(program, noun),
        label=noun.get("participantLabel"),
        most=int(noun.number("maxParticipants", 250, least=2, most=250)),
        status_callback=program.resolve(callback) if callback else "",
        status_callback_method=noun.get("statusCallbackMethod", "POST"),
        status_events=frozenset(noun.get("statusCallbackEvent").split()),
    )


def _wait_url(program: Program, noun: Verb) -> str | None:
    if "waitUrl" not in noun.attributes:
        return None
    return program.resolve(noun.get("waitUrl")) if noun.get("waitUrl") else ""
