"""The action server: rasa-sdk on the main Python, one process, loopback."""

from __future__ import annotations

from switchboard.settings import Settings


def serve(settings: Settings) -> None:
    """Runs until SIGTERM."""
    from bot.actions.server import serve as serve_actions

    serve_actions(settings)
