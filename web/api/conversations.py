"""``POST /api/conversations/{id}/messages``: one turn of a chat with the receptionist."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from web.api.bounded import BoundedRoute
from web.api.chats import BotDown, Chats, NotAChat, TurnInFlight
from web.api.errors import ApiError, ErrorBody
from web.api.words import WORDS

RETRY_AFTER_SECONDS = 5

_CALL_SID = re.compile(r"CA[0-9a-fA-F]{32}")


def _no_call_sid(conversation_id: str) -> str:
    if _CALL_SID.fullmatch(conversation_id):
        raise ValueError("the id of a telephone call: nobody may type into one")
    return conversation_id


ConversationId = Annotated[
    str,
    Path(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$",
        description="Chosen by the client, one for each chat: letters, digits, `_`, `-`, `.`; no CallSid.",
    ),
    AfterValidator(_no_call_sid),
]


class ChatMessage(BaseModel):
    """What the visitor typed."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)] = Field(
        description="The visitor's words, 1 to 4,000 characters.", examples=["你好，请帮我转财务部。"]
    )
    language: Literal["zh", "en"] | None = Field(
        None, description="Language of the text; by its script when left out."
    )


class ChatReply(BaseModel):
    """The receptionist's answer and what the chat has come to so far."""

    replies: list[str] = Field(description="In order; the first turn of a chat begins with the greeting.")
    goal: str | None = Field(description="What the receptionist has set about, e.g. `connect`, `info`.")
    target: str | None = Field(
        description="`person:ID`, `department:CODE`, `extension:N` or a notice-board topic."
    )
    disposition: str | None = Field(description="How it ended, e.g. `answered`; null while it is open.")


def create_conversations(chats: Chats) -> APIRouter:
    router = APIRouter(tags=["conversations"], route_class=BoundedRoute)

    @router.post(
        "/conversations/{conversation_id}/messages",
        response_model=ChatReply,
        responses={
            409: {"model": ErrorBody, "description": "`turn_in_flight` or `not_a_chat`."},
            413: {"model": ErrorBody, "description": "The body is over 64 KiB."},
            503: {
                "model": ChatReply,
                "description": "The dialogue is away; `replies` says so in both languages.",
            },
        },
    )
    async def say(conversation_id: ConversationId, message: ChatMessage) -> ChatReply | JSONResponse:
        """Say something to the receptionist: the same rules and records as on the telephone.

        A new id begins a new chat. One turn of a chat is answered at a time; a second waits for the first.
        """
        try:
            answer = await chats.turn(conversation_id, message.text, language=message.language)
        except BotDown:
            return _bot_down()
        except (TurnInFlight, NotAChat) as error:
            raise ApiError(409, error.code) from error
        return ChatReply(
            replies=list(answer.replies),
            goal=answer.goal,
            target=answer.target,
            disposition=answer.disposition,
        )

    return router


def _bot_down() -> JSONResponse:
    """Still a chat reply, so that a page can show it as it is; both languages, as ours may not be known."""
    words = WORDS["bot_down"]
    body = ChatReply(replies=[words.zh, words.en], goal=None, target=None, disposition=None)
    return JSONResponse(
        {**body.model_dump(), "code": "bot_down"},
        status_code=503,
        headers={"Retry-After": str(RETRY_AFTER_SECONDS)},
    )
