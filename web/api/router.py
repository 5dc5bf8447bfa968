"""Puts the parts of the API together behind one prefix and one check."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from bot.client import Bot
from switchboard.bootstrap import Switchboard
from switchboard.settings import Settings
from web.api.authorize import require_token
from web.api.calls import create_calls
from web.api.chats import Chats
from web.api.conversations import create_conversations
from web.api.directory import create_directory
from web.api.errors import ErrorBody
from web.api.messages import create_messages


def create_router(settings: Settings, switchboard: Switchboard, bot: Bot) -> APIRouter:
    """Everything under ``/api``; each call needs a bearer token. Opens nothing by itself.

    ``switchboard`` is what ``switchboard.bootstrap.build`` returns.
    """
    router = APIRouter(
        prefix="/api",
        dependencies=[Depends(require_token(switchboard.api_tokens))],
        responses={401: {"model": ErrorBody, "description": "No valid bearer token."}},
    )
    router.include_router(create_conversations(Chats(record_call=switchboard.record_call, bot=bot)))
    router.include_router(create_calls(switchboard.record_call))
    router.include_router(create_messages(switchboard.messages))
    router.include_router(create_directory(switchboard))
    return router
