"""Rasa checks every answer of the action server against a JSON schema: 60 % of a turn's time, measured.

Our action server is our own and tested; its answers are checked for their shape only.
"""

from __future__ import annotations

from typing import Any

from rasa.core.actions.action import RemoteAction


def _check_shape(self: RemoteAction, result: Any) -> bool:
    """Lists of dictionaries under ``events`` and ``responses``: what Rasa goes on to read.

    Raises:
        ValueError: the answer is something else. Rasa then drops it, and the turn stays empty.
    """
    for part in ("events", "responses"):
        items = result.get(part) if isinstance(result, dict) else None
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise ValueError(f"the action server's answer to {self.name()} has no list of {part}")
    return True


def install() -> None:
    """For this process; called where Rasa loads our responses (endpoints.yml)."""
    RemoteAction._validate_action_result = _check_shape  # type: ignore[method-assign]
