"""The Calls resource."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from fastapi import APIRouter, Request

from phone_lab.calls.call import Call, CallbackWish
from phone_lab.calls.outbound import Outbound
from phone_lab.problems import RestProblem, call_is_over, not_found
from phone_lab.rest.paging import page_of
from phone_lab.rest.request import Authorised, Form, FormData
from phone_lab.sids import rfc2822
from phone_lab.twiml.instructions import Fetch, Inline, Instructions

router = APIRouter(prefix="/2010-04-01/Accounts/{account_sid}")

_LONGEST_TWIML = 4000
_EVENTS = frozenset({"initiated", "ringing", "answered", "completed"})


@router.post("/Calls.json", status_code=201)
async def create_call(lab: Authorised, form: FormData) -> dict[str, Any]:
    if not form.get("To"):
        raise RestProblem(21201, "No 'To' number is specified")
    check_caller_id(lab.numbers, form)
    start = instructions_in(form)
    if start is None:
        raise RestProblem(21205, "Url parameter is required.")
    call = lab.exchange.dial(
        Outbound(
            to_number=form.get("To"),
            from_number=form.get("From"),
            timeout_seconds=form.seconds("Timeout", 60),
            callback=callback_in(form),
            start=start,
            fallback_url=form.get("FallbackUrl"),
            fallback_method=form.method("FallbackMethod"),
        )
    )
    return call_json(call)


@router.get("/Calls.json")
async def list_calls(lab: Authorised, request: Request) -> dict[str, Any]:
    wanted = {key: request.query_params.get(key) for key in ("Status", "To", "From", "ParentCallSid")}
    calls = [call_json(call) for call in reversed(lab.exchange.calls.values()) if _matches(call, wanted)]
    return page_of(request, "calls", calls)


@router.get("/Calls/{sid}.json")
async def fetch_call(lab: Authorised, sid: str, request: Request) -> dict[str, Any]:
    return call_json(_find(lab.exchange.calls, sid, request))


@router.post("/Calls/{sid}.json")
async def update_call(lab: Authorised, sid: str, request: Request, form: FormData) -> dict[str, Any]:
    """Status=completed ends, canceled stops the ringing, Url or Twiml gives new instructions."""
    call = _find(lab.exchange.calls, sid, request)
    start = instructions_in(form)
    status = form.get("Status")
    if status not in ("", "completed", "canceled"):
        raise RestProblem(21219, f"'{status}' is not a valid Status")
    if not call.is_live:
        raise call_is_over()
    if status == "completed":
        lab.exchange.end(call, "over", by="rest")
    elif status == "canceled":  # does not touch a call in progress
        lab.exchange.end(call, "cancelled", by="rest")
    elif start is not None:
        lab.exchange.redirect(call, start)
    else:
        raise RestProblem(20001, "Nothing to update: no Url, Twiml or Status")
    return call_json(call)


@router.get("/Calls/{sid}/Notifications.json")
async def list_notifications(lab: Authorised, sid: str, request: Request) -> dict[str, Any]:
    call = _find(lab.exchange.calls, sid, request)
    items = [
        {
            "sid": f"NO{index:032x}",
            "account_sid": call.account_sid,
            "call_sid": call.sid,
            "api_version": "2010-04-01",
            "error_code": str(notice.code),
            "log": "0" if notice.level == "error" else "1",
            "message_text": notice.message,
            "more_info": f"https://www.twilio.com/docs/errors/{notice.code}",
            "message_date": rfc2822(call.created_at),
            "date_created": rfc2822(call.created_at),
            "date_updated": rfc2822(call.created_at),
            "request_method": None,
            "request_url": None,
            "uri": f"/2010-04-01/Accounts/{call.account_sid}/Notifications/NO{index:032x}.json",
        }
        for index, notice in enumerate(call.notices)
    ]
    return page_of(request, "notifications", items)


def instructions_in(form: Form) -> Instructions | None:
    """Url or Twiml of a request.

    Raises:
        RestProblem: 32018, TwiML of more than 4,000 characters; 21205, no such kind of URL. Whether the
            TwiML is any good shows when it runs, as with Twilio.
    """
    if form.get("Twiml"):
        if len(form.get("Twiml")) > _LONGEST_TWIML:
            raise RestProblem(32018, "Twiml size exceeded maximum allowed value of 4000 characters")
        return Inline(form.get("Twiml"))
    url = form.get("Url")
    if not url:
        return None
    if not url.startswith(("http://", "https://")):
        raise RestProblem(21205, f"Url is not a valid URL: {url}")
    return Fetch(url, form.method("Method"))


def callback_in(form: Form) -> CallbackWish | None:
    """Raises RestProblem 21626 for an event that does not exist."""
    if not form.get("StatusCallback"):
        return None
    events = frozenset(form.all("StatusCallbackEvent")) or frozenset({"completed"})
    if events - _EVENTS:
        raise RestProblem(21626, "Invalid 'StatusCallbackEvent'")
    return CallbackWish(form.get("StatusCallback"), form.method("StatusCallbackMethod"), events)


def call_json(call: Call) -> dict[str, Any]:
    path = f"/2010-04-01/Accounts/{call.account_sid}/Calls/{call.sid}"
    parts = ("notifications", "recordings", "streams", "events", "user_defined_messages")
    return {
        "sid": call.sid,
        "account_sid": call.account_sid,
        "parent_call_sid": call.parent_sid,
        "to": call.to_number,
        "to_formatted": call.to_number,
        "from": call.from_number,
        "from_formatted": call.from_number,
        "phone_number_sid": None,
        "status": call.status.value,
        "direction": call.direction,
        "start_time": rfc2822(call.answered_at or (call.ended_at and call.created_at)),
        "end_time": rfc2822(call.ended_at),
        "duration": str(call.duration_seconds) if call.ended_at else None,
        "price": None,
        "price_unit": "USD",
        "answered_by": None,
        "forwarded_from": None,
        "caller_name": None,
        "group_sid": None,
        "trunk_sid": None,
        "queue_time": "0",
        "annotation": None,
        "api_version": "2010-04-01",
        "date_created": rfc2822(call.created_at),
        "date_updated": rfc2822(call.ended_at or call.answered_at or call.created_at),
        "uri": f"{path}.json",
        "subresource_uris": {part: f"{path}/{part.title().replace('_', '')}.json" for part in parts},
    }


def check_caller_id(own_numbers: Container[str], form: Form) -> None:
    """Raises RestProblem 21213 (none given) or 21210 (not one of the account's)."""
    number = form.get("From")
    if not number:
        raise RestProblem(21213, "No 'From' number is specified")
    if number not in own_numbers:
        raise RestProblem(
            21210, f"The source phone number provided, {number}, is not yet verified for your account."
        )


def _find(calls: dict[str, Call], sid: str, request: Request) -> Call:
    if sid not in calls:
        raise not_found(request.url.path)
    return calls[sid]


def _matches(call: Call, wanted: dict[str, str | None]) -> bool:
    has = {
        "Status": call.status.value,
        "To": call.to_number,
        "From": call.from_number,
        "ParentCallSid": call.parent_sid,
    }
    return all(value is None or has[key] == value for key, value in wanted.items())
