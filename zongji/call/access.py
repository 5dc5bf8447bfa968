"""The bearer token of `zongji call`: ZONGJI_TOKEN, else one of its own that lives as long as the call."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from switchboard.settings import Settings


@contextmanager
def token_for_this_call(settings: Settings, *, given: str) -> Iterator[str]:
    """On the machine of the product and with its data folder no token need be made by hand."""
    if given:
        yield given
        return
    from switchboard.bootstrap import build

    switchboard = build(settings)
    name = f"zongji call {os.getpid()}"
    try:
        yield switchboard.api_tokens.create(name)
    finally:
        switchboard.api_tokens.revoke(name)
