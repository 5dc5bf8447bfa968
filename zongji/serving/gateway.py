"""The gateway process: voice and web in one FastAPI app on one event loop."""

from __future__ import annotations

import uvicorn

from switchboard.settings import Settings

# Far above any frame of Twilio's. The media stream refuses messages over 64 KiB itself and keeps the call;
# only what is longer than this closes the socket.
_MOST_FRAME_BYTES = 1_048_576


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
        ws_ping_interval=20,
        ws_ping_timeout=20,
        # Carriers do not compress, and zlib costs more than our own work per frame.
        ws_per_message_deflate=False,
        loop="uvloop",
        http="httptools",
        timeout_graceful_shutdown=2,
        server_header=False,
    )
