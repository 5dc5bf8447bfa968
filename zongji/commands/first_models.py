"""The first `zongji run` tries to bring the real speech models; offline it goes on with what is there."""

from __future__ import annotations

import os
import socket
from urllib.parse import urlsplit

from rich.console import Console

from switchboard.settings import Settings
from zongji.words import words

_PATIENCE_SECONDS = 2.0


def fetch_missing_models(settings: Settings, console: Console) -> None:
    """Says what it does; never fails a start."""
    # Late, as in the other commands: `zongji serve` must not load what it does not need.
    from speech.download import ENDPOINT, DownloadFailed
    from speech.models import installed

    if settings.whisper_model == "demo" or all(m.present for m in installed(settings) if m.real):
        return
    endpoint = urlsplit(os.environ.get("HF_ENDPOINT") or ENDPOINT)
    if not _reachable(endpoint.hostname or "", endpoint.port or 443):
        console.print(f"[yellow]![/] {words('not_pulled', reason=endpoint.hostname)}")
        return
    from zongji.commands.models import pull_models

    console.print(words("pulling"))
    try:
        pull_models(settings, console)
    except DownloadFailed as error:
        console.print(f"[yellow]![/] {words('not_pulled', reason=error)}")


def _reachable(host: str, port: int) -> bool:
    """Offline, a start must not wait for a long connection timeout."""
    try:
        with socket.create_connection((host, port), timeout=_PATIENCE_SECONDS):
            return True
    except OSError:
        return False
