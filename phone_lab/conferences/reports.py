"""Status callbacks of conferences."""

from __future__ import annotations

from phone_lab.calls.call import Call
from phone_lab.calls.status_callbacks import OrderedSender
from phone_lab.conferences.conference import Conference, Participant
from phone_lab.sids import now, rfc2822

# statusCallbackEvent's word for each event that is not "participant-" or "conference-" and the word itself.
_WISH = {
    "participant-unmute": "mute",
    "participant-unhold": "hold",
}


def report(
    sender: OrderedSender,
    conference: Conference,
    event: str,
    participant: Participant | None = None,
    **extra: str,
) -> None:
    """``event`` as Twilio names it: ``participant-join``. Sent if the first member wished for it."""
    conference.sequence += 1
    callback = conference.callback
    wish = _WISH.get(event) or event.partition("-")[2]
    if not callback.status_callback or wish not in callback.status_events:
        return
    parameters = {
        "ConferenceSid": conference.sid,
        "FriendlyName": conference.name,
        "AccountSid": conference.account_sid,
        "SequenceNumber": str(conference.sequence),
        "Timestamp": rfc2822(now()) or "",
        "StatusCallbackEvent": event,
        **_of_participant(participant),
        **extra,
    }
    sender.send(
        conference.sid,
        callback.status_callback,
        method=callback.status_callback_method,
        parameters=parameters,
    )


def report_leave(
    sender: OrderedSender,
    conference: Conference,
    call: Call,
    reason: str,
    participant: Participant | None = None,
) -> None:
    """``participant`` is None for one that never joined."""
    report(
        sender,
        conference,
        "participant-leave",
        participant,
        CallSid=call.sid,
        ReasonParticipantLeft=reason,
        ParticipantCallStatus=call.status.value,
    )


def report_end(sender: OrderedSender, conference: Conference) -> None:
    report(
        sender,
        conference,
        "conference-end",
        ReasonConferenceEnded=conference.reason_ended or "",
        CallSidEndingConference=conference.ended_by_call or "",
    )


def _of_participant(participant: Participant | None) -> dict[str, str]:
    if participant is None:
        return {}
    flags = {
        "Muted": participant.muted,
        "Hold": participant.hold,
        "Coaching": False,
        "EndConferenceOnExit": participant.end_on_exit,
        "StartConferenceOnEnter": participant.wish.start_on_enter,
    }
    return {
        "CallSid": participant.call.sid,
        "ParticipantLabel": participant.label,
        **{name: str(value).lower() for name, value in flags.items()},
    }
