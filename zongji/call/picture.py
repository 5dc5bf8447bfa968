"""One look at a call from both ends: what the caller's handset went through, and what is on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

CONSULT_STEPS = frozenset({"consult_ringing", "consult_answered", "callee_told", "consult_ended", "joined"})
OPEN_STEPS = CONSULT_STEPS - {"consult_ended", "joined"}


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
        """A callee is being rung or asked, or the caller has not been told yet how that went."""
        step = next((s for s in reversed(self._steps) if s["name"] in CONSULT_STEPS), None)
        if step is None or self.is_joined or self.is_over:
            return False
        if step["name"] in OPEN_STEPS or step["detail"].get("answer") == "accept":
            return True
        return step["name"] == "consult_ended" and not self._spoken_since(step["at"])

    def _spoken_since(self, moment: str) -> bool:
        record = self.record or {}
        seconds = (
            datetime.fromisoformat(moment) - datetime.fromisoformat(record["started_at"])
        ).total_seconds()
        return any(turn["speaker"] == "receptionist" and turn["at"] >= seconds for turn in self.record_turns)

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

    @property
    def _steps(self) -> Sequence[dict[str, Any]]:
        return (self.record or {}).get("steps", ())

    def _last(self, kind: str) -> float:
        return max((event["at_ms"] for event in self.events if event["type"] == kind), default=-1.0)
