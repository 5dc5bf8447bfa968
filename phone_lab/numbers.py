"""The account's own numbers and what answers them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from switchboard.settings import Settings


class IncomingNumber(BaseModel):
    """As in Twilio's console; also the body of ``PUT /lab/numbers/{number}``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    voice_url: str
    voice_method: str = "POST"
    voice_fallback_url: str = ""
    voice_fallback_method: str = "POST"
    status_callback: str = ""
    status_callback_method: str = "POST"


def numbers_of(settings: Settings) -> dict[str, IncomingNumber]:
    """The company's number, answered by its own gateway."""
    return {
        settings.caller_id: IncomingNumber(
            voice_url=f"{settings.origin}/twilio/voice", status_callback=f"{settings.origin}/twilio/status"
        )
    }
