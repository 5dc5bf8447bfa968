"""The action server: rasa-sdk on the main Python, one process, loopback."""

from __future__ import annotations

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from switchboard.settings import Settings


def serve(settings: Settings) -> None:
    """Runs until SIGTERM. Not ``python -m rasa_sdk``: that binds all addresses and forks a second process."""
    executor = ActionExecutor()
    executor.register_package("bot.actions")
    app = create_app(executor, cors_origins=[])
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 3.0
    app.run(
        host="127.0.0.1",
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
        debug=False,
    )
