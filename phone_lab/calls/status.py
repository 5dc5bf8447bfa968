"""The life of a call, as one table."""

from __future__ import annotations

from enum import Enum


class CallStatus(str, Enum):
    """Twilio's words."""

    QUEUED = "queued"
    INITIATED = "initiated"
    RINGING = "ringing"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    BUSY = "busy"
    NO_ANSWER = "no-answer"
    FAILED = "failed"
    CANCELED = "canceled"


QUEUED, INITIATED, RINGING, IN_PROGRESS, COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED = CallStatus

NEXT: dict[tuple[CallStatus, str], CallStatus] = {
    (QUEUED, "dialled"): INITIATED,
    (INITIATED, "rings"): RINGING,
    (INITIATED, "busy"): BUSY,
    (INITIATED, "unreachable"): FAILED,
    (RINGING, "answered"): IN_PROGRESS,
    (RINGING, "busy"): BUSY,  # declined at the handset, or <Reject reason="busy">
    (RINGING, "unanswered"): NO_ANSWER,  # also <Reject>
    (RINGING, "broken"): FAILED,  # no instructions could be had
    (RINGING, "over"): CANCELED,  # whoever called has hung up
    (QUEUED, "over"): CANCELED,
    (INITIATED, "over"): CANCELED,
    (QUEUED, "cancelled"): CANCELED,
    (INITIATED, "cancelled"): CANCELED,
    (RINGING, "cancelled"): CANCELED,
    (IN_PROGRESS, "over"): COMPLETED,
    (IN_PROGRESS, "broken"): FAILED,
}

LIVE = frozenset({QUEUED, INITIATED, RINGING, IN_PROGRESS})

# The event of a status callback; all that ends a call is "completed" with another CallStatus.
CALLBACK_EVENT = {INITIATED: "initiated", RINGING: "ringing", IN_PROGRESS: "answered"}

# Sent with the last status callback of an outbound call.
SIP_CODE = {COMPLETED: "200", BUSY: "486", NO_ANSWER: "487", CANCELED: "487", FAILED: "404"}
