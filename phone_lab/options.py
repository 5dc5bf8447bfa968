"""What a lab can be told: the account that it plays, and how fast its telephones are."""

from __future__ import annotations

from dataclasses import dataclass

from phone_lab import LAB_ACCOUNT_SID, LAB_AUTH_TOKEN
from switchboard.settings import Settings


@dataclass(frozen=True)
class Account:
    """Basic auth of the REST interface, and the key of every signature."""

    sid: str = LAB_ACCOUNT_SID
    token: str = LAB_AUTH_TOKEN

    @staticmethod
    def of(settings: Settings) -> Account:
        if settings.uses_lab:
            return Account()
        return Account(settings.twilio_account_sid, settings.twilio_auth_token)


@dataclass(frozen=True)
class LabOptions:
    """Defaults are those of the real thing, or of a patient desk; tests shorten them."""

    ring_seconds: float = 2.0  # one ring of a handset
    ring_grace_seconds: float = 5.0  # Twilio adds this to every Timeout
    calls_per_second: float = 0.0  # outbound calls started by REST; real accounts have 1; 0 means unlimited
    keep_ended_calls: int = 200  # records of older ones are dropped
    keep_audio_bytes: int = 100_000_000  # 32 kB a second and call
    max_call_seconds: float = 4 * 3600.0
    max_documents: int = 1000  # a Redirect that leads to itself must end some day
