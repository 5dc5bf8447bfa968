"""The Conferences resource."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from phone_lab.conferences.conference import Conference
from phone_lab.lab import Lab
from phone_lab.problems import RestProblem, not_found
from phone_lab.rest.paging import page_of
from phone_lab.rest.request import Authorised, FormData
from phone_lab.sids import rfc2822

router = APIRouter(prefix="/2010-04-01/Accounts/{account_sid}")


@router.get("/Conferences.json")
async def list_conferences(lab: Authorised, request: Request) -> dict[str, Any]:
    name, status = request.query_params.get("FriendlyName"), request.query_params.get("Status")
    found = [
        conference_json(conference)
        for conference in reversed(lab.exchange.conferences.all.values())
        if name in (None, conference.name) and status in (None, conference.status)
    ]
    return page_of(request, "conferences", found)


@router.get("/Conferences/{sid}.json")
async def fetch_conference(lab: Authorised, sid: str, request: Request) -> dict[str, Any]:
    return conference_json(find_conference(lab, sid, request))


@router.post("/Conferences/{sid}.json")
async def update_conference(lab: Authorised, sid: str, request: Request, form: FormData) -> dict[str, Any]:
    conference = find_conference(lab, sid, request)
    if form.get("Status") != "completed":
        raise RestProblem(20001, "Only Status=completed can be set")
    lab.exchange.conferences.end(conference, reason="conference-ended-via-api")
    return conference_json(conference)


def find_conference(lab: Lab, sid: str, request: Request) -> Conference:
    conference = lab.exchange.conferences.all.get(sid)
    if conference is None:
        raise not_found(request.url.path)
    return conference


def conference_json(conference: Conference) -> dict[str, Any]:
    path = f"/2010-04-01/Accounts/{conference.account_sid}/Conferences/{conference.sid}"
    return {
        "sid": conference.sid,
        "account_sid": conference.account_sid,
        "friendly_name": conference.name,
        "status": conference.status,
        "region": "us1",
        "api_version": "2010-04-01",
        "reason_conference_ended": conference.reason_ended,
        "call_sid_ending_conference": conference.ended_by_call,
        "date_created": rfc2822(conference.created_at),
        "date_updated": rfc2822(conference.updated_at),
        "uri": f"{path}.json",
        "subresource_uris": {
            "participants": f"{path}/Participants.json",
            "recordings": f"{path}/Recordings.json",
        },
    }
