"""One look at a call from both ends: what the caller's handset went through, and what is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# While one of these is the last step on record, a callee is being rung or asked: the caller waits.
CONSULT_OPEN = frozenset({"consult_ringing", "consult_answered", "ringing", "callee_told"})
CONSULT_STEPS = CONSULT_OPEN | {"consult_ended", "joined"}


@dataclass(frozen=True)
class Picture:
    """``call`` is the lab's JSON of the caller's leg, ``record`` the product's (None: not there yet)."""

    call: dict[str, Any]
    record: dict[str, Any] | None

    @property
    def events(self) -> Sequence[dict[str, Any]]:
        return self.call.get("events", ())

    @property
    def is_over(self) -> bool:
        return self.call["status"] in ("completed", "busy", "no-answer", "failed", "canceled")

    @property
    def is_joined(self) -> bool:
        """The caller is in a conference with somebody."""
        return self._last("joined") > self._last("left")

    @property
    def is_consulting(self) -> bool:
        """A callee is being rung or asked, and it is not settled yet."""
        steps = [step["name"] for step in (self.record or {}).get("steps", ())]
        last = next((name for name in reversed(steps) if name in CONSULT_STEPS), "")
        return last in CONSULT_OPEN and not self.is_joined

    @property
    def spoke_last_ms(self) -> float:
        """When the caller last said or keyed something; -1 if never."""
        return max(self._last("said_ended"), self._last("keys"))

    def quiet_for_ms(self, now_ms: float) -> float:
        """How long the other side has been quiet since it answered us; 0 while it speaks or has yet to."""
        ended = self._last("heard_ended")
        if self._last("heard_started") > ended or ended <= self.spoke_last_ms:
            return 0.0
        return now_ms - ended

    def hears(self) -> bool:
        return self._last("heard_started") > self._last("heard_ended")

    @property
    def record_turns(self) -> Sequence[dict[str, Any]]:
        return (self.record or {}).get("turns", ())

    def _last(self, kind: str) -> float:
        return max((event["at_ms"] for event in self.events if event["type"] == kind), default=-1.0)
