"""Where a call stands: enough of it, in the shared live state, that another process can take it up."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from enum import Enum
from typing import Any

from switchboard.domain.outcome import Outcome


class Phase(str, Enum):
    TALKING = "talking"  # with the bot
    STANDBY = "standby"  # keys only: the bot does not answer
    CONNECTING = "connecting"  # a callee's telephone rings, or is being asked
    JOINED = "joined"  # with the callee, in a room
    LEAVING = "leaving"  # goodbye was said
    OVER = "over"


@dataclass(frozen=True)
class CallState:
    """Frozen: every change is a new value, saved as a whole. ``gateway`` is the process that has the call."""

    caller: str = ""
    called: str = ""
    gateway: str = ""
    phase: Phase = Phase.TALKING
    language: str = "zh"
    is_greeted: bool = False  # the bot has answered at least once
    turns: int = 0  # recorded so far
    started_at: float = 0.0  # wall clock, Unix seconds
    callee_leg: str = ""  # to be ended if the process that rang it dies
    handed_off: bool = False  # the connection under way leads to an operator
    outcome: Outcome = field(default_factory=Outcome)

    def with_outcome(self, news: Outcome) -> CallState:
        return replace(self, outcome=self.outcome.then(news))


def to_json(state: CallState) -> dict[str, Any]:
    return {**asdict(state), "phase": state.phase.value}


def from_json(data: dict[str, Any]) -> CallState:
    """Unknown fields are ignored and missing ones get defaults: another version may have written it."""
    known = {f.name for f in fields(CallState)}
    values = {key: value for key, value in data.items() if key in known}
    values["phase"] = Phase(values.get("phase", Phase.TALKING.value))
    values["outcome"] = Outcome(**values.get("outcome") or {})
    return CallState(**values)
