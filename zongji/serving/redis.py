"""The Redis of a single machine, in the foreground."""

from __future__ import annotations

import os

from switchboard.settings import Settings
from zongji.supervisor.services import Missing, redis_service


def serve(settings: Settings) -> None:
    """Becomes redis-server.

    Raises:
        Missing: REDIS_URL names another Redis, or there is no server to run.
    """
    service = redis_service(settings)
    if service is None:
        raise Missing("REDIS_URL is set: that Redis is looked after elsewhere")
    os.execve(service.argv[0], service.argv, dict(service.env))
