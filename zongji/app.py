"""The gateway process's one FastAPI app: the telephone, the web API, and the questions that watchers ask."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from voice_gateway.app import create_router as create_voice_router
from web.api import create_router as create_web_router
from zongji import __version__
from zongji.parts import Parts
from zongji.readiness import readiness


def create_app(parts: Parts) -> FastAPI:
    """Routes of the voice gateway under /twilio and of the web API under /api."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await parts.gateway.start()
        try:
            yield
        finally:
            await parts.gateway.stop()
            await parts.bot.aclose()

    app = FastAPI(
        title="Zongji 总机",
        version=__version__,
        lifespan=lifespan,
        docs_url="/api/docs",
        openapi_url="/api/openapi.json",
        redoc_url=None,
    )
    app.include_router(create_voice_router(parts.gateway))
    app.include_router(create_web_router(parts.settings, parts.switchboard, parts.bot))
    _add_watch_routes(app, parts)
    return app


def _add_watch_routes(app: FastAPI, parts: Parts) -> None:
    @app.get("/healthz", include_in_schema=False)
    async def healthz() -> PlainTextResponse:
        """Alive: the event loop turns. Says nothing about the other parts."""
        return PlainTextResponse("ok")

    @app.get("/readyz", tags=["watch"])
    async def readyz() -> JSONResponse:
        """200 when every part answers, 503 with the same report when one does not."""
        ready, report = await readiness(parts)
        return JSONResponse(report, status_code=200 if ready else 503)

    @app.get("/metrics", tags=["watch"])
    async def metrics() -> Response:
        """Prometheus text: counts and durations, no personal data."""
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
