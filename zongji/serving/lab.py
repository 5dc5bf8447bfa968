"""The telephone company for the desk."""

from __future__ import annotations

import uvicorn

from switchboard.settings import Settings


def serve(settings: Settings) -> None:
    """Runs until SIGTERM, always on loopback: whoever reaches the lab can place calls."""
    from phone_lab.app import create_app

    uvicorn.run(
        create_app(settings),
        host="127.0.0.1",
        port=settings.lab_port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )
