"""All calls by SID, live and lately ended, oldest first."""

from __future__ import annotations

from phone_lab.calls.call import Call
from phone_lab.options import LabOptions


class CallBook(dict[str, Call]):
    """Forgets old ones: first their sound, then the rest."""

    def __init__(self, options: LabOptions) -> None:
        super().__init__()
        self._options = options

    def enter(self, call: Call) -> None:
        self[call.sid] = call
        ended = [sid for sid, old in self.items() if old.ended.is_set()]
        for sid in ended[: max(0, len(ended) - self._options.keep_ended_calls)]:
            del self[sid]

    def lines_in_use(self, number: str) -> int:
        """Live calls of the handset with this number."""
        return sum(call.is_live and call.handset_number == number for call in self.values())

    def drop_old_audio(self) -> None:
        """Of ended calls so many bytes of sound are kept, the newest first."""
        left = self._options.keep_audio_bytes
        for call in reversed(list(self.values())):
            if call.ended.is_set():
                left -= len(call.handset.said) + len(call.handset.heard)
                if left < 0:
                    call.handset.erase_recording()
