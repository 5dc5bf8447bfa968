"""Ports on loopback: which are taken, and free ones for a second instance or a test."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from pathlib import Path

from switchboard.settings import Settings
from zongji.environment import variable_of

PORT_FIELDS = ("port", "rasa_port", "actions_port", "lab_port", "redis_port")


class PortTaken(RuntimeError):
    """Another program listens where we must. The message names the port and the variable that moves it."""

    code = "port_taken"

    def __init__(self, field: str, port: int) -> None:
        self.field, self.port = field, port
        super().__init__(f"port {port} is taken; set {variable_of(field)} to a free one")


def check_free(settings: Settings, fields: tuple[str, ...]) -> None:
    """
    Raises:
        PortTaken: the first of these settings' ports on which something listens.
    """
    for field in fields:
        port = getattr(settings, field)
        host = settings.host if field == "port" else "127.0.0.1"
        if not _can_bind(host, port):
            raise PortTaken(field, port)


def with_free_ports(settings: Settings, *, data_dir: Path) -> Settings:
    """The same settings on ports that nobody uses and in a folder of their own."""
    with ExitStack() as held:
        found: dict[str, object] = {"data_dir": data_dir}
        for field in PORT_FIELDS:
            listener = held.enter_context(socket.socket())
            listener.bind(("127.0.0.1", 0))
            found[field] = listener.getsockname()[1]
    return settings.model_copy(update=found)


def _can_bind(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Closed connections of an earlier run linger for a minute and must not count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
