"""The Messages resource: text messages are accepted, kept, and delivered to nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request

from phone_lab.problems import RestProblem, not_found
from phone_lab.rest.calls import check_caller_id
from phone_lab.rest.paging import page_of
from phone_lab.rest.request import Authorised, FormData
from phone_lab.sids import new_sid, now, rfc2822

router = APIRouter(prefix="/2010-04-01/Accounts/{account_sid}")

_LONGEST_BODY = 1600


@dataclass
class TextMessage:
    account_sid: str
    from_number: str
    to_number: str
    body: str
    sid: str = field(default_factory=lambda: new_sid("SM"))
    status: str = "queued"
    created_at: datetime = field(default_factory=now)

    def to_json(self) -> dict[str, Any]:
        path = f"/2010-04-01/Accounts/{self.account_sid}/Messages/{self.sid}"
        return {
            "sid": self.sid,
            "account_sid": self.account_sid,
            "messaging_service_sid": None,
            "from": self.from_number,
            "to": self.to_number,
            "body": self.body,
            "status": self.status,
            "direction": "outbound-api",
            "num_segments": str(-(-len(self.body) // 70)),
            "num_media": "0",
            "price": None,
            "price_unit": "USD",
            "error_code": None,
            "error_message": None,
            "api_version": "2010-04-01",
            "date_created": rfc2822(self.created_at),
            "date_sent": rfc2822(self.created_at),
            "date_updated": rfc2822(self.created_at),
            "uri": f"{path}.json",
            "subresource_uris": {"media": f"{path}/Media.json"},
        }


@router.post("/Messages.json", status_code=201)
async def create_message(lab: Authorised, form: FormData) -> dict[str, Any]:
    if not form.get("To"):
        raise RestProblem(21604, "A 'To' phone number is required.")
    if not form.get("Body"):
        raise RestProblem(21602, "Message body is required.")
    if len(form.get("Body")) > _LONGEST_BODY:
        raise RestProblem(21617, "The concatenated message body exceeds the 1600 character limit")
    check_caller_id(lab.numbers, form)
    message = TextMessage(lab.account.sid, form.get("From"), form.get("To"), form.get("Body"))
    lab.messages[message.sid] = message
    accepted = message.to_json()
    _deliver(lab, message, form.get("StatusCallback"))
    return accepted


@router.get("/Messages.json")
async def list_messages(lab: Authorised, request: Request) -> dict[str, Any]:
    to_number, from_number = request.query_params.get("To"), request.query_params.get("From")
    found = [
        message.to_json()
        for message in reversed(lab.messages.values())
        if to_number in (None, message.to_number) and from_number in (None, message.from_number)
    ]
    return page_of(request, "messages", found)


@router.get("/Messages/{sid}.json")
async def fetch_message(lab: Authorised, sid: str, request: Request) -> dict[str, Any]:
    if sid not in lab.messages:
        raise not_found(request.url.path)
    return lab.messages[sid].to_json()


def _deliver(lab: Authorised, message: TextMessage, callback: str) -> None:
    for status in ("sent", "delivered"):
        message.status = status
        if callback:
            parameters = {
                "MessageSid": message.sid,
                "SmsSid": message.sid,
                "MessageStatus": status,
                "SmsStatus": status,
                "AccountSid": message.account_sid,
                "From": message.from_number,
                "To": message.to_number,
                "ApiVersion": "2010-04-01",
            }
            lab.exchange.sender.send(message.sid, callback, method="POST", parameters=parameters)
