"""The gateway process: voice and web in one FastAPI app on one event loop."""

from __future__ import annotations

import uvicorn

from switchboard.settings import Settings

# The longest frame that Twilio sends is far below this; longer ones close the socket.
_MOST_FRAME_BYTES = 65_536


def serve(settings: Settings) -> None:
    """Runs until SIGTERM; calls in progress go on at the carrier's recovery URL."""
    from zongji.app import create_app
    from zongji.parts import build_parts

    uvicorn.run(
        create_app(build_parts(settings)),
        host=settings.host,
        port=settings.port,
        log_config=None,
        # Paths of the API can hold numbers and ids of people: no access log.
        access_log=False,
        ws_max_size=_MOST_FRAME_BYTES,
        timeout_graceful_shutdown=3,
        server_header=False,
    )
