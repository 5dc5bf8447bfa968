"""The worker: delivers what is in the outbox, tries again until it is delivered."""

from __future__ import annotations

import os
import signal
import threading

import redis
import structlog

from switchboard.bootstrap import Switchboard, build
from switchboard.settings import Settings
from zongji.every import Every
from zongji.supervisor.probes import heartbeat_key

_LOOK_EVERY_SECONDS = 1.0
_PUBLISH_EVERY_SECONDS = 10.0
_ALIVE_FOR_SECONDS = 15

log = structlog.get_logger(__name__)


def serve(settings: Settings) -> None:
    """Runs until SIGTERM or Ctrl-C. Several workers may run: the outbox hands out each row once."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    switchboard = build(settings)
    heart = redis.Redis.from_url(settings.live_url, socket_timeout=1.0, socket_connect_timeout=1.0)
    publishing = Every(_PUBLISH_EVERY_SECONDS)
    log.info("worker_started")
    while not stop.is_set():
        _beat(heart)
        _publish(switchboard, publishing)
        delivered = _deliver(switchboard)
        # A full batch means that more is waiting.
        stop.wait(0.0 if delivered else _LOOK_EVERY_SECONDS)
    log.info("worker_stopped")


def _publish(switchboard: Switchboard, publishing: Every) -> None:
    """A Redis that lost the directory, or missed a change of it, gets it again."""
    if not publishing.due():
        return
    try:
        switchboard.publish_directory()
    except Exception:
        log.exception("directory_not_published")


def _deliver(switchboard: Switchboard) -> int:
    try:
        return switchboard.deliver_messages.run_due()
    except Exception:
        # The database may be away for a while; nothing is lost, the outbox waits.
        log.exception("delivery_round_failed")
        return 0


def _beat(heart: redis.Redis) -> None:
    try:
        heart.set(heartbeat_key("worker"), os.getpid(), ex=_ALIVE_FOR_SECONDS)
    except redis.RedisError:
        log.warning("heartbeat_not_written")
