"""What <Record> has kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from phone_lab.sids import now, rfc2822

_KEPT = 100


@dataclass(frozen=True)
class Recording:
    """``wav`` is mono, 8 kHz; ``base_url`` is the lab's own address."""

    sid: str
    account_sid: str
    call_sid: str
    seconds: int
    wav: bytes
    base_url: str
    created_at: datetime = field(default_factory=now)

    @property
    def path(self) -> str:
        return f"/2010-04-01/Accounts/{self.account_sid}/Recordings/{self.sid}"

    def parameters(self) -> dict[str, str]:
        """In requests to the customer's server."""
        return {
            "RecordingSid": self.sid,
            "RecordingUrl": self.base_url + self.path,
            "RecordingDuration": str(self.seconds),
        }

    def to_json(self) -> dict[str, Any]:
        return {
            "sid": self.sid,
            "account_sid": self.account_sid,
            "call_sid": self.call_sid,
            "duration": str(self.seconds),
            "channels": 1,
            "source": "RecordVerb",
            "status": "completed",
            "api_version": "2010-04-01",
            "date_created": rfc2822(self.created_at),
            "date_updated": rfc2822(self.created_at),
            "start_time": rfc2822(self.created_at),
            "uri": f"{self.path}.json",
        }


class Recordings:
    """The newest hundred."""

    def __init__(self) -> None:
        self._kept: dict[str, Recording] = {}

    def add(self, recording: Recording) -> None:
        while len(self._kept) >= _KEPT:
            self._kept.pop(next(iter(self._kept)))
        self._kept[recording.sid] = recording

    def get(self, sid: str) -> Recording | None:
        return self._kept.get(sid)

    def all(self) -> list[Recording]:
        return list(reversed(self._kept.values()))
