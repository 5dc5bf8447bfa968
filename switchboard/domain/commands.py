"""What the bot asks the gateway to do. The bot decides, the gateway performs.

A command travels beside the words of a reply as JSON: ``{"command": {"name": "connect", ...}}``.
Targets are symbolic (``person:p018``): numbers never pass through the dialogue.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar


class UnknownCommand(ValueError):
    """The JSON names no command that we know, or lacks a field of it."""

    code = "unknown_command"


@dataclass(frozen=True)
class Connect:
    """Ring the callee, say who calls and why, join both when the callee accepts."""

    name: ClassVar[str] = "connect"
    target: str  # "person:ID" | "department:CODE" | "extension:N"
    caller_name: str = ""
    caller_company: str = ""
    purpose: str = ""
    screened: bool = False  # the executive's wording of the consult, no refusal is revealed


@dataclass(frozen=True)
class HandOff:
    """Give the call to a human operator, with the story so far."""

    name: ClassVar[str] = "hand_off"
    reason: str = "asked_for_human"


@dataclass(frozen=True)
class CollectKeys:
    """Take the next keys as one number of up to ``max_digits`` (a telephone number, say)."""

    name: ClassVar[str] = "collect_keys"
    max_digits: int = 20


@dataclass(frozen=True)
class HangUp:
    """Say what stands beside, wait a few seconds for the caller to hang up first, then end the call."""

    name: ClassVar[str] = "hang_up"


Command = Connect | HandOff | CollectKeys | HangUp

_BY_NAME: dict[str, type] = {c.name: c for c in (Connect, HandOff, CollectKeys, HangUp)}


def to_json(command: Command) -> dict[str, Any]:
    """``Connect(target="person:p018")`` → ``{"name": "connect", "target": "person:p018", ...}``."""
    return {"name": command.name, **asdict(command)}


def from_json(data: dict[str, Any]) -> Command:
    """The command that ``to_json`` wrote.

    Raises:
        UnknownCommand: no such name, or a required field is missing. Unknown fields are ignored, so
            that a newer bot can speak to an older gateway.
    """
    kind = _BY_NAME.get(str(data.get("name")))
    if kind is None:
        raise UnknownCommand(f"no command is called {data.get('name')!r}")
    known = {f.name for f in fields(kind)}
    try:
        return kind(**{key: value for key, value in data.items() if key in known})
    except TypeError as error:
        raise UnknownCommand(f"{data.get('name')}: {error}") from error
