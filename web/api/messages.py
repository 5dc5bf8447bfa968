"""``/api/messages``: what callers left for whom, and whether it was read (D2, D3)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from switchboard.domain.errors import UnknownMessage
from switchboard.domain.messages import Message
from switchboard.services.take_message import Messages
from web.api.errors import ApiError, ErrorBody
from web.api.masking import mask_number
from web.api.paging import Limit, Offset, Page

MessageId = Annotated[str, Path(min_length=1, max_length=64)]
CallId = Annotated[str | None, Query(max_length=64, description="Left in this call or chat.")]


class MessageView(BaseModel):
    """One stored message."""

    id: str
    call_id: str = Field(description="CallSid of the call, or id of the chat, in which it was left.")
    target: str = Field(description="For whom: `person:ID` or `department:CODE`.")
    caller_name: str
    caller_company: str
    caller_number: str | None = Field(description="To be rung back; masked in lists.")
    content: str
    language: str
    created_at: datetime
    delivery: str = Field(
        description="`waiting`, `delivered`, `inbox_only` (no channel is configured) or `failed`."
    )
    delivered_at: datetime | None
    read_at: datetime | None = Field(description="Null while unread.")


class MessagePage(Page):
    messages: list[MessageView]


def create_messages(messages: Messages) -> APIRouter:
    router = APIRouter(tags=["messages"], responses={404: {"model": ErrorBody}})

    @router.get("/messages")
    def list_messages(
        target: Annotated[str | None, Query(max_length=100, description="E.g. `person:p018`.")] = None,
        call_id: CallId = None,
        unread: Annotated[bool | None, Query(description="True: only unread; false: only read.")] = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> MessagePage:
        """Messages, newest first. Callers' numbers are masked."""
        found, total = messages.search(
            target=target, call_id=call_id, unread=unread, limit=limit, offset=offset
        )
        views = [_view(message, masked=True) for message in found]
        return MessagePage(messages=views, total=total, limit=limit, offset=offset)

    @router.get("/messages/{message_id}")
    def get_message(message_id: MessageId) -> MessageView:
        """One message with the whole number."""
        message = messages.get(message_id)
        if message is None:
            raise ApiError(404, "no_such_message")
        return _view(message)

    @router.post("/messages/{message_id}/read")
    def mark_read(message_id: MessageId) -> MessageView:
        """Mark it read; a second time changes nothing."""
        try:
            return _view(messages.mark_read(message_id))
        except UnknownMessage as error:
            raise ApiError(404, "no_such_message") from error

    return router


def _view(message: Message, *, masked: bool = False) -> MessageView:
    view = MessageView.model_validate(message, from_attributes=True)
    number = mask_number(message.caller_number) if masked else message.caller_number
    return view.model_copy(update={"caller_number": number or None})
