"""One-time tokens that bind a stream to the leg whose TwiML named it."""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import Protocol

import structlog

log = structlog.get_logger(__name__)

_LIFE_SECONDS = 120.0


class TokenStore(Protocol):
    """The part of the core's LiveState that is used here; may raise LiveStateDown."""

    def issue_token(self, call_id: str) -> str: ...

    def redeem_token(self, token: str) -> str | None: ...


class StreamTokens:
    """In the shared live state, so that any gateway may take the stream; in memory while that is down."""

    def __init__(self, store: TokenStore) -> None:
        self._store = store
        self._own: dict[str, tuple[str, float]] = {}

    async def issue(self, bound_to: str) -> str:
        try:
            return await asyncio.to_thread(self._store.issue_token, bound_to)
        except Exception as error:
            log.warning("token_kept_in_memory", error=type(error).__name__)
            return self._issue_own(bound_to)

    async def redeem(self, token: str) -> str | None:
        """What the token was bound to; None for one that is unknown, too old or used already."""
        self._forget_old()
        own = self._own.pop(token, None)
        if own is not None:
            return own[0]
        if not token:
            return None
        try:
            return await asyncio.to_thread(self._store.redeem_token, token)
        except Exception as error:
            log.warning("token_not_checked", error=type(error).__name__)
            return None

    def _issue_own(self, bound_to: str) -> str:
        self._forget_old()
        token = secrets.token_urlsafe(24)
        self._own[token] = (bound_to, time.monotonic() + _LIFE_SECONDS)
        return token

    def _forget_old(self) -> None:
        now = time.monotonic()
        for token in [t for t, (_, until) in self._own.items() if until < now]:
            del self._own[token]
