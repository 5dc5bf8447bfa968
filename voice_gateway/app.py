"""The voice gateway's routes; ``zongji.app`` puts them into the one app of the process."""

from __future__ import annotations

from fastapi import APIRouter

from voice_gateway.carriers.twilio.webhooks import create_router as create_twilio_router
from voice_gateway.gateway import Gateway


def create_router(gateway: Gateway) -> APIRouter:
    """Under /twilio: webhooks, status callbacks and the Media Streams socket."""
    return create_twilio_router(gateway.telephony)
