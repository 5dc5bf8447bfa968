"""A route that refuses an oversized body before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from web.api.errors import ApiError

# A chat turn is at most 4,000 characters; escaped as \uXXXX pairs that is 48,000 bytes.
BODY_LIMIT_BYTES = 64 * 1024


class BoundedRoute(APIRoute):
    """FastAPI reads the body before it asks any dependency, so the bound must stand in front of the route."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_bounded(request: Request) -> Response:
            length = request.headers.get("content-length")
            if length is None and "transfer-encoding" in request.headers:
                raise ApiError(411, "length_required")
            # The server enforces that the body is no longer than it says.
            if length is not None and (not length.isdigit() or int(length) > BODY_LIMIT_BYTES):
                raise ApiError(413, "too_large")
            return await handle(request)

        return handle_bounded
