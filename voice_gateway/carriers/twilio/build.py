"""Choose between Twilio and the phone lab that stands in for it: only addresses and secrets differ."""

from __future__ import annotations

from switchboard.settings import Settings
from voice_gateway.carriers.twilio.rest import API_ORIGIN, Rest
from voice_gateway.carriers.twilio.signatures import Signatures
from voice_gateway.carriers.twilio.telephony import TwilioTelephony
from voice_gateway.carriers.twilio.tokens import StreamTokens, TokenStore

# The lab's account, the same for everybody (phone_lab.LAB_ACCOUNT_SID): it listens on loopback only.
LAB_ACCOUNT_SID = "AC" + "0" * 32
LAB_AUTH_TOKEN = "phone-lab-token"  # noqa: S105


def build_telephony(settings: Settings, token_store: TokenStore) -> TwilioTelephony:
    """Opens nothing yet."""
    if settings.uses_lab:
        sid, secret, api_origin = LAB_ACCOUNT_SID, LAB_AUTH_TOKEN, settings.lab_url
    else:
        sid, secret, api_origin = settings.twilio_account_sid, settings.twilio_auth_token, API_ORIGIN
    return TwilioTelephony(
        Rest(sid, secret, api_origin=api_origin),
        Signatures(secret, origin=settings.origin),
        StreamTokens(token_store),
        origin=settings.origin,
    )
