"""Every call of the API carries a bearer token made by ``zongji token``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from web.api.errors import ApiError

# No token made by us is near this long; a longer one is refused before it is hashed.
TOKEN_LIMIT = 256

bearer = HTTPBearer(auto_error=False, description="A token made by `zongji token`.")


class ApiTokens(Protocol):
    def check(self, token: str) -> bool: ...


def require_token(tokens: ApiTokens) -> Callable[..., Awaitable[None]]:
    """A dependency that lets only holders of a valid token through; all others get 401."""

    async def check(credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> None:
        token = credentials.credentials if credentials else ""
        if not 0 < len(token) <= TOKEN_LIMIT or not await asyncio.to_thread(tokens.check, token):
            raise ApiError(401, "unauthorized", headers={"WWW-Authenticate": "Bearer"})

    return check
