"""``GET /api/calls``: the records of calls and chats, with turns, outcome and timings (I1)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from switchboard.domain.calls import CallRecord
from switchboard.domain.outcome import DISPOSITIONS, GOALS
from switchboard.services.record_call import RecordCall
from web.api.errors import ApiError, ErrorBody
from web.api.masking import mask_number
from web.api.paging import Limit, Offset, Page

Goal = Annotated[str | None, Query(pattern=f"^({'|'.join(GOALS)})$")]
Disposition = Annotated[str | None, Query(pattern=f"^({'|'.join(DISPOSITIONS)})$")]
Sid = Annotated[str, Path(min_length=1, max_length=64, description="CallSid of a call, or id of a chat.")]


class CallSummary(BaseModel):
    """One line of the list."""

    sid: str
    channel: str = Field(description="`voice` or `chat`.")
    caller: str | None = Field(description="The caller's number, masked in lists; null for chats.")
    called: str | None
    started_at: datetime
    ended_at: datetime | None = Field(description="Null while the call is on.")
    ended_by: str | None = Field(description="`caller`, `receptionist`, `carrier` or `error`.")
    duration_seconds: float | None
    goal: str | None
    target: str | None
    disposition: str | None = Field(description="Null while it is open.")


class CallTurn(BaseModel):
    """One side's words."""

    index: int
    speaker: str = Field(description="`caller` (as heard) or `receptionist`.")
    text: str
    language: str
    at: float = Field(description="Seconds since the call began.")
    gap_ms: float | None = Field(description="From the caller's last sound to the first one of this reply.")
    transcribe_ms: float | None
    dialogue_ms: float | None
    interrupted: bool = Field(description="The caller spoke before it was said to the end.")


class CallStep(BaseModel):
    """Something that happened on the line."""

    name: str
    at: datetime
    detail: dict[str, Any]


class Call(CallSummary):
    """The whole record."""

    turns: list[CallTurn]
    steps: list[CallStep]


class CallPage(Page):
    calls: list[CallSummary]


def create_calls(record_call: RecordCall) -> APIRouter:
    router = APIRouter(tags=["calls"])

    @router.get("/calls")
    def list_calls(
        channel: Literal["voice", "chat"] | None = None,
        goal: Goal = None,
        disposition: Disposition = None,
        target: Annotated[str | None, Query(max_length=100, description="E.g. `person:p018`.")] = None,
        since: Annotated[datetime | None, Query(description="Began at or after.")] = None,
        until: Annotated[datetime | None, Query(description="Began before.")] = None,
        limit: Limit = 50,
        offset: Offset = 0,
    ) -> CallPage:
        """Calls and chats, newest first, without their turns. Callers' numbers are masked."""
        records, total = record_call.search(
            channel=channel,
            goal=goal,
            disposition=disposition,
            target=target,
            since=since,
            until=until,
            limit=limit,
            offset=offset,
        )
        calls = [CallSummary(**_summary(r) | {"caller": mask_number(r.caller) or None}) for r in records]
        return CallPage(calls=calls, total=total, limit=limit, offset=offset)

    @router.get("/calls/{sid}", responses={404: {"model": ErrorBody}})
    def get_call(sid: Sid) -> Call:
        """One call: every turn with its timings, every step, and what came of it."""
        record = record_call.get(sid)
        if record is None:
            raise ApiError(404, "no_such_call")
        return _whole(record)

    return router


def _whole(record: CallRecord) -> Call:
    return Call(
        **_summary(record),
        turns=[CallTurn.model_validate(turn, from_attributes=True) for turn in record.turns],
        steps=[CallStep.model_validate(step, from_attributes=True) for step in record.steps],
    )


def _summary(record: CallRecord) -> dict[str, Any]:
    ended = record.ended_at
    return {
        "sid": record.call_id,
        "channel": record.channel,
        "caller": record.caller or None,
        "called": record.called or None,
        "started_at": record.started_at,
        "ended_at": ended,
        "ended_by": record.ended_by or None,
        "duration_seconds": (ended - record.started_at).total_seconds() if ended else None,
        "goal": record.outcome.goal,
        "target": record.outcome.target,
        "disposition": record.outcome.disposition,
    }
