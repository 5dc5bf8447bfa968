"""Turns each new look at a call into the lines of the live view."""

from __future__ import annotations

from typing import Any

from zongji.call.picture import Picture
from zongji.call.view import CallView
from zongji.call.words import words

# What happens on the caller's line beside speech, as far as it tells a person something.
SHOWN = frozenset({"answered", "joined", "left", "clear", "stream_opened", "stream_closed", "hung_up"})


class LiveLines:
    """Called with every look; shows what is new since the last one."""

    def __init__(self, view: CallView) -> None:
        self._view = view
        self._events = 0
        self._turns = 0
        self._steps = 0
        self._origin = 0  # when the call was answered

    def __call__(self, picture: Picture) -> None:
        self._origin = self._answered_ms(picture)
        for event in picture.events[self._events :]:
            self._event(event)
        self._events = len(picture.events)
        now_ms = int(picture.call["now_ms"]) - self._origin
        for turn in picture.record_turns[self._turns :]:
            self._turn(turn, now_ms)
        self._turns = len(picture.record_turns)
        steps = (picture.record or {}).get("steps", ())
        for step in steps[self._steps :]:
            detail = " ".join(str(value) for value in step["detail"].values())
            self._view.happened(now_ms, f"{step['name']} {detail}".strip())
        self._steps = len(steps)

    def _event(self, event: dict[str, Any]) -> None:
        at_ms = int(event["at_ms"]) - self._origin
        if event["type"] == "said_started":
            self._view.spoken(at_ms, "caller", event["text"])
        elif event["type"] == "keys":
            self._view.spoken(at_ms, "caller", f"[{event['digits']}]", note=words("keys"))
        elif event["type"] in SHOWN:
            self._view.happened(at_ms, event["type"].replace("_", " "))

    def _turn(self, turn: dict[str, Any], now_ms: int) -> None:
        if turn["speaker"] == "caller":
            self._view.happened(now_ms, f"{words('heard_as')}: {turn['text']}")
            return
        gap = turn.get("gap_ms")
        note = f"{words('gap')} {gap:.0f} ms" if gap is not None else ""
        self._view.spoken(now_ms, "receptionist", turn["text"], note=note)

    @staticmethod
    def _answered_ms(picture: Picture) -> int:
        return int(next((e["at_ms"] for e in picture.events if e["type"] == "answered"), 0))
