"""Where the product of these settings answers on this machine."""

from __future__ import annotations

from switchboard.settings import Settings

_ANY_ADDRESS = ("", "::", "0.0.0.0")  # noqa: S104  compared with, never bound


def reachable_host(host: str) -> str:
    """``0.0.0.0`` is for listening; who calls it from here goes to loopback."""
    return "127.0.0.1" if host in _ANY_ADDRESS else host


def local_origin(settings: Settings) -> str:
    """``http://127.0.0.1:8000``, whatever the public origin is."""
    return f"http://{reachable_host(settings.host)}:{settings.port}"
