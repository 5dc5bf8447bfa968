"""The action server: Rasa calls it by HTTP on loopback, it calls the core."""

from __future__ import annotations

import importlib
import logging
import pkgutil
import warnings
from collections.abc import Iterator
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic

import bot.actions
from bot.actions.desk import Desk
from bot.actions.goal import Goal
from switchboard.settings import Settings


def serve(settings: Settings, desk: Desk | None = None) -> None:
    """Block and serve all actions on ``127.0.0.1:settings.actions_port`` until stopped by a signal."""
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    # rasa_sdk logs whole requests with callers' words when something fails.
    logging.getLogger("rasa_sdk.endpoint").setLevel(logging.CRITICAL)
    logging.getLogger("sanic.root").setLevel(logging.WARNING)
    app = create_app(executor(desk or _real_desk(settings)), cors_origins="")
    app.prepare(
        host="127.0.0.1",
        port=settings.actions_port,
        single_process=True,
        access_log=False,
        motd=False,
    )
    Sanic.serve_single(primary=app)


class Executor(ActionExecutor):
    """No action of ours reads the domain: Rasa need not send its 60 kB with every call (endpoints.yml)."""

    def update_and_return_domain(self, payload: dict[str, Any], action_name: str) -> dict[str, Any]:
        return {}


def executor(desk: Desk) -> ActionExecutor:
    """Every action of this package, given its desk."""
    found = Executor()
    for goal in goals():
        found.register_action(goal(desk))
    return found


def goals() -> Iterator[type[Goal]]:
    """All actions there are, by name."""
    for module in pkgutil.iter_modules(bot.actions.__path__, prefix="bot.actions."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    yield from sorted((g for g in _below(Goal) if g.action), key=lambda g: g.action)


def _below(kind: type[Goal]) -> Iterator[type[Goal]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def _real_desk(settings: Settings) -> Desk:
    from switchboard.bootstrap import build

    return build(settings)
