"""The Participants of a conference."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Request, Response

from phone_lab.calls.call import Call
from phone_lab.calls.outbound import Outbound
from phone_lab.calls.status import IN_PROGRESS, RINGING
from phone_lab.conferences.conference import COMPLETED, Conference, JoinWish, Participant
from phone_lab.problems import RestProblem, not_found
from phone_lab.rest.calls import callback_in, check_caller_id
from phone_lab.rest.conferences import find_conference
from phone_lab.rest.paging import page_of
from phone_lab.rest.request import Authorised, Form, FormData
from phone_lab.sids import rfc2822
from phone_lab.twiml.instructions import Inline

_PATH = "/Conferences/{conference_sid}/Participants"
router = APIRouter(prefix="/2010-04-01/Accounts/{account_sid}")


@router.post(_PATH + ".json", status_code=201)
async def create_participant(
    lab: Authorised, conference_sid: str, request: Request, form: FormData
) -> dict[str, Any]:
    """Rings a telephone and seats it when it answers. The conference may be named by SID or by name."""
    if not form.get("To"):
        raise RestProblem(21201, "No 'To' number is specified")
    check_caller_id(lab.numbers, form)
    callback = callback_in(form)
    wish = _wish(form)
    conferences = lab.exchange.conferences
    if conference_sid.startswith("CF") and conference_sid in conferences.all:
        conference = find_conference(lab, conference_sid, request)
        if conference.status == COMPLETED:
            raise not_found(request.url.path)
    else:
        conference = conferences.open(conference_sid, wish)
    call = lab.exchange.dial(
        Outbound(
            to_number=form.get("To"),
            from_number=form.get("From"),
            timeout_seconds=form.seconds("Timeout", 60),
            callback=callback,
            start=Inline(_seating(conference, wish)),
        )
    )
    conferences.expect(conference, call, wish)
    return _expected_json(conference, call, wish)


@router.get(_PATH + ".json")
async def list_participants(lab: Authorised, conference_sid: str, request: Request) -> dict[str, Any]:
    conference = find_conference(lab, conference_sid, request)
    muted, hold = request.query_params.get("Muted"), request.query_params.get("Hold")
    seated = [
        _participant_json(conference, participant)
        for participant in conference.participants.values()
        if muted in (None, str(participant.muted).lower()) and hold in (None, str(participant.hold).lower())
    ]
    waiting = [_expected_json(conference, call, wish) for call, wish in conference.expected.values()]
    return page_of(request, "participants", seated + (waiting if muted is hold is None else []))


@router.get(_PATH + "/{call_sid}.json")
async def fetch_participant(
    lab: Authorised, conference_sid: str, call_sid: str, request: Request
) -> dict[str, Any]:
    conference = find_conference(lab, conference_sid, request)
    if call_sid in conference.expected:
        return _expected_json(conference, *conference.expected[call_sid])
    return _participant_json(conference, _find(conference, call_sid, request))


@router.post(_PATH + "/{call_sid}.json")
async def update_participant(
    lab: Authorised, conference_sid: str, call_sid: str, request: Request, form: FormData
) -> dict[str, Any]:
    conference = find_conference(lab, conference_sid, request)
    participant = _find(conference, call_sid, request)
    conferences = lab.exchange.conferences
    # Documented trap: while somebody is on hold, endConferenceOnExit does not change.
    if form.has("EndConferenceOnExit") and not participant.hold:
        participant.end_on_exit = form.flag("EndConferenceOnExit", False)
    if form.has("Muted"):
        conferences.mute(participant, form.flag("Muted", False))
    if form.has("Hold"):
        conferences.hold(participant, form.flag("Hold", False), music_url=form.get("HoldUrl"))
    return _participant_json(conference, participant)


@router.delete(_PATH + "/{call_sid}.json", status_code=204)
async def remove_participant(
    lab: Authorised, conference_sid: str, call_sid: str, request: Request
) -> Response:
    conference = find_conference(lab, conference_sid, request)
    if call_sid in conference.expected:
        lab.exchange.end(conference.expected[call_sid][0], "cancelled", by="rest")
    else:
        participant = _find(conference, call_sid, request)
        lab.exchange.conferences.leave(participant, reason="participant_updated_via_api")
    return Response(status_code=204)


def _find(conference: Conference, call_sid: str, request: Request) -> Participant:
    participant = conference.find(call_sid)
    if participant is None:
        raise not_found(request.url.path)
    return participant


def _wish(form: Form) -> JoinWish:
    return JoinWish(
        muted=form.flag("Muted", False),
        beep=form.get("Beep", "true"),
        start_on_enter=form.flag("StartConferenceOnEnter", True),
        end_on_exit=form.flag("EndConferenceOnExit", False),
        wait_url=form.get("WaitUrl") if form.has("WaitUrl") else None,
        label=form.get("Label"),
        most=int(form.seconds("MaxParticipants", 250)),
        status_callback=form.get("ConferenceStatusCallback"),
        status_callback_method=form.method("ConferenceStatusCallbackMethod"),
        status_events=frozenset(form.all("ConferenceStatusCallbackEvent")),
    )


def _seating(conference: Conference, wish: JoinWish) -> str:
    """The TwiML that a participant made by REST runs when it answers."""
    attributes = {
        "muted": wish.muted,
        "beep": wish.beep,
        "startConferenceOnEnter": wish.start_on_enter,
        "endConferenceOnExit": wish.end_on_exit,
        "participantLabel": wish.label,
        "maxParticipants": wish.most,
        **({} if wish.wait_url is None else {"waitUrl": wish.wait_url}),
    }
    noun = " ".join(
        f"{name}={quoteattr(str(value).lower() if isinstance(value, bool) else str(value))}"
        for name, value in attributes.items()
    )
    return f"<Response><Dial><Conference {noun}>{escape(conference.name)}</Conference></Dial></Response>"


def _participant_json(conference: Conference, participant: Participant) -> dict[str, Any]:
    return _json(
        conference,
        participant.call,
        participant.wish,
        status="connected",
        muted=participant.muted,
        hold=participant.hold,
        end_conference_on_exit=participant.end_on_exit,
        date_created=rfc2822(participant.joined_at),
        date_updated=rfc2822(participant.updated_at),
    )


def _expected_json(conference: Conference, call: Call, wish: JoinWish) -> dict[str, Any]:
    status = {RINGING: "ringing", IN_PROGRESS: "connecting"}.get(call.status, "queued")
    return _json(conference, call, wish, status=status, queue_time="0")


def _json(conference: Conference, call: Call, wish: JoinWish, **fields: Any) -> dict[str, Any]:
    path = f"/2010-04-01/Accounts/{conference.account_sid}/Conferences/{conference.sid}/Participants"
    return {
        "account_sid": conference.account_sid,
        "conference_sid": conference.sid,
        "call_sid": call.sid,
        "label": wish.label or None,
        "call_sid_to_coach": None,
        "coaching": False,
        "muted": wish.muted,
        "hold": False,
        "start_conference_on_enter": wish.start_on_enter,
        "end_conference_on_exit": wish.end_on_exit,
        "date_created": rfc2822(call.created_at),
        "date_updated": rfc2822(call.created_at),
        "uri": f"{path}/{call.sid}.json",
        **fields,
    }
