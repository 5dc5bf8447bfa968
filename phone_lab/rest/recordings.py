"""The Recordings resource; like Twilio's media URLs the sound itself needs no password."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from phone_lab.problems import not_found
from phone_lab.recordings import Recording
from phone_lab.rest.paging import page_of
from phone_lab.rest.request import Authorised, lab_of

router = APIRouter(prefix="/2010-04-01/Accounts/{account_sid}")


@router.get("/Recordings.json")
async def list_recordings(lab: Authorised, request: Request) -> dict[str, Any]:
    return page_of(request, "recordings", [r.to_json() for r in lab.exchange.recordings.all()])


@router.get("/Calls/{call_sid}/Recordings.json")
async def list_recordings_of_call(lab: Authorised, call_sid: str, request: Request) -> dict[str, Any]:
    found = [r.to_json() for r in lab.exchange.recordings.all() if r.call_sid == call_sid]
    return page_of(request, "recordings", found)


@router.get("/Recordings/{sid}.json")
async def fetch_recording(lab: Authorised, sid: str, request: Request) -> dict[str, Any]:
    return _find(request, sid).to_json()


@router.get("/Recordings/{sid}")
@router.get("/Recordings/{sid}.wav")
async def fetch_sound(request: Request, sid: str) -> Response:
    return Response(_find(request, sid).wav, media_type="audio/x-wav")


def _find(request: Request, sid: str) -> Recording:
    recording = lab_of(request).exchange.recordings.get(sid)
    if recording is None:
        raise not_found(request.url.path)
    return recording
