"""The lab as a web application: Twilio's REST under /2010-04-01, its own control interface under /lab."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.middleware.trustedhost import TrustedHostMiddleware
from fastapi.responses import JSONResponse

from phone_lab import control_api
from phone_lab.audio.voice import Speaker
from phone_lab.lab import Lab
from phone_lab.options import LabOptions
from phone_lab.problems import RestProblem
from phone_lab.rest import calls, conferences, messages, participants, recordings
from speech.espeak import EspeakVoice
from switchboard.settings import Settings


def create_app(
    settings: Settings,
    *,
    options: LabOptions | None = None,
    speaker: Speaker | None = None,
    base_url: str = "",
) -> FastAPI:
    """Serve it on loopback only. ``base_url`` is its own address, by default from the settings."""
    lab = Lab(
        settings, options or LabOptions(), speaker or EspeakVoice(), base_url=base_url or settings.lab_url
    )

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await lab.start()
        yield
        await lab.stop()

    app = FastAPI(
        title="Zongji phone lab", lifespan=lifespan, docs_url="/lab/docs", openapi_url="/lab/openapi.json"
    )
    app.state.lab = lab
    # A page in a browser must not reach the lab under some name that resolves to loopback.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "[::1]"])
    app.add_exception_handler(RestProblem, _to_json)
    for part in (calls, conferences, participants, messages, recordings, control_api):
        app.include_router(part.router)

    @app.get("/healthz")
    async def healthz() -> dict[str, int]:
        return {"live_calls": sum(call.is_live for call in lab.exchange.calls.values())}

    return app


async def _to_json(_request: Request, problem: Exception) -> JSONResponse:
    assert isinstance(problem, RestProblem)
    return JSONResponse(problem.to_json(), status_code=problem.status)
