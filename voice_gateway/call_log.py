"""What is known of one call: its state, shared with other processes at every change, and its record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import structlog

from switchboard.domain.outcome import Outcome
from voice_gateway.call_state import CallState
from voice_gateway.live_states import LiveStates
from voice_gateway.recorder import Recorder
from voice_gateway.transcript import CallTranscript

log = structlog.get_logger(__name__)

_PERSONAL = ("text", "target", "elsewhere")  # in the record, never in a log


class CallLog:
    def __init__(self, call_id: str, state: CallState, recorder: Recorder, live_states: LiveStates) -> None:
        self.call_id = call_id
        self.state = state
        self._recorder = recorder
        self._live_states = live_states
        self.transcript = CallTranscript(
            lambda turn: recorder.turn(call_id, turn), turns=state.turns, started_at=state.started_at
        )

    def change(self, **changes: Any) -> None:
        """New values of CallState's fields."""
        self.state = replace(self.state, turns=self.transcript.turns, **changes)
        self._live_states.save(self.call_id, self.state)

    def note(self, name: str, **detail: Any) -> None:
        """A step of the record."""
        log.info(name, call=self.call_id, **{k: v for k, v in detail.items() if k not in _PERSONAL})
        self._recorder.step(self.call_id, name, **detail)

    def note_outcome(self, news: Outcome) -> None:
        """Fields that are None leave what was known."""
        if news != Outcome():
            self.state = self.state.with_outcome(news)
            self._live_states.save(self.call_id, self.state)
            self._recorder.outcome(self.call_id, self.state.outcome)
