"""From what was seen of a call to its report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zongji.call.conductor import Mark
from zongji.call.picture import Picture
from zongji.call.report import CallReport, SpokenTurn, StoredMessage


def make_report(
    picture: Picture, marks: Sequence[Mark], *, messages: tuple[StoredMessage, ...] = ()
) -> CallReport:
    """``marks`` tell which turns of the record belong to which step of the caller."""
    record = picture.record or {}
    ends = [mark.first_turn for mark in marks[1:]] + [len(picture.record_turns)]
    gaps = _gaps(picture)
    turns = tuple(
        _turn(mark, picture.record_turns[mark.first_turn : end], gaps)
        for mark, end in zip(marks, ends, strict=True)
    )
    answered = min((e["at_ms"] for e in picture.events if e["type"] == "answered"), default=0.0)
    return CallReport(
        call_sid=str(picture.call["call_sid"]),
        turns=turns,
        goal=record.get("goal"),
        target=record.get("target"),
        disposition=record.get("disposition"),
        ended_by=record.get("ended_by"),
        duration_ms=round(max((e["at_ms"] for e in picture.events), default=answered) - answered),
        messages=messages,
        events=tuple(picture.events),
    )


def _turn(mark: Mark, recorded: Sequence[dict[str, Any]], gaps: dict[str, list[int]]) -> SpokenTurn:
    goal, target, disposition = mark.outcome
    said = said_by(mark)
    waiting = gaps.get(said, [])
    return SpokenTurn(
        said=said,
        heard=" ".join(turn["text"] for turn in recorded if turn["speaker"] == "caller"),
        replies=tuple(turn["text"] for turn in recorded if turn["speaker"] == "receptionist"),
        gap_ms=waiting.pop(0) if waiting else None,
        goal=goal,
        target=target,
        disposition=disposition,
    )


def said_by(mark: Mark) -> str:
    """The words of a step as the table shows them; keys in brackets, nothing for silence and the greeting."""
    if mark.step is None:
        return ""
    return mark.step.say or (f"[{mark.step.keys}]" if mark.step.keys else "")


def _gap_ms(turn: dict[str, Any], picture: Picture) -> float | None:
    """Where the receptionist answered a pause and was talked over, the answer to the whole counts."""
    gap_ms: float | None = turn["gap_ms"]
    if gap_ms is None or gap_ms >= 0:
        return gap_ms
    sounds = (event["at_ms"] for event in picture.events if event["type"] == "heard_started")
    answer_ms = min((at_ms for at_ms in sounds if at_ms >= turn["end_ms"]), default=None)
    return None if answer_ms is None else answer_ms - turn["end_ms"]


def _gaps(picture: Picture) -> dict[str, list[int]]:
    """Gaps as the caller's handset measured them, by what was said; the greeting's from the answer on."""
    gaps: dict[str, list[int]] = {}
    for turn in picture.call.get("turns", ()):
        gap_ms = _gap_ms(turn, picture)
        if gap_ms is not None:
            said = str(turn["said"])
            key = f"[{said}]" if said.strip("0123456789*#") == "" else said
            gaps.setdefault(key, []).append(round(gap_ms))
    answered = next((e["at_ms"] for e in picture.events if e["type"] == "answered"), None)
    first = next((e["at_ms"] for e in picture.events if e["type"] == "heard_started"), None)
    if answered is not None and first is not None:
        gaps[""] = [round(first - answered)]
    return gaps
