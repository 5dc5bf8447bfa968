"""The lab's own interface: place calls, set handsets, look and listen."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from phone_lab.audio.wav import write_wav
from phone_lab.calls.call import Call
from phone_lab.handset.behaviour import Behaviour
from phone_lab.handset.steps import Step
from phone_lab.lab import Lab
from phone_lab.numbers import IncomingNumber
from phone_lab.rest.request import lab_of

router = APIRouter(prefix="/lab")

_HEARTBEAT_SECONDS = 10.0


class NewCall(BaseModel):
    """A handset calls one of the account's numbers (by default its only one)."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    from_number: str = Field(default="+8613900000000", alias="from", min_length=1, max_length=64)
    to: str = ""
    script: list[Step] = []
    limit_seconds: float = Field(default=120, gt=0, le=4 * 3600)  # the caller hangs up then
    voice: str = ""
    rate: int = Field(default=160, ge=80, le=400)
    pitch: int = Field(default=50, ge=0, le=99)
    voice_url: str = ""  # instead of the number's own: a webhook that is down, say


class MoreSteps(BaseModel):
    model_config = ConfigDict(extra="forbid")

    steps: list[Step] = Field(min_length=1)


LabHere = Annotated[Lab, Depends(lab_of)]


def _call(sid: str, lab: LabHere) -> Call:
    if sid not in lab.exchange.calls:
        raise HTTPException(404, f"no call {sid}")
    return lab.exchange.calls[sid]


KnownCall = Annotated[Call, Depends(_call)]


@router.get("/handsets")
async def list_handsets(lab: LabHere) -> dict[str, Behaviour]:
    return lab.handsets.known()


@router.put("/handsets/{number}")
async def set_handset(number: str, behaviour: Behaviour, lab: LabHere) -> Behaviour:
    lab.handsets.set(number, behaviour)
    return behaviour


@router.delete("/handsets/{number}", status_code=204)
async def reset_handset(number: str, lab: LabHere) -> None:
    """Back to what the number is by itself: a willing colleague on an extension, nobody elsewhere."""
    lab.handsets.reset(number)


@router.delete("/handsets", status_code=204)
async def reset_all_handsets(lab: LabHere) -> None:
    lab.handsets.reset_all()


@router.put("/numbers/{number}")
async def set_number(number: str, incoming: IncomingNumber, lab: LabHere) -> IncomingNumber:
    lab.numbers[number] = incoming
    return incoming


@router.post("/calls", status_code=201)
async def place_call(new: NewCall, lab: LabHere) -> dict[str, str]:
    to_number = new.to or next(iter(lab.numbers))
    number = lab.numbers.get(to_number)
    if number is None:
        raise HTTPException(404, f"nobody has the number {to_number}")
    if new.voice_url:
        number = number.model_copy(update={"voice_url": new.voice_url})
    behaviour = Behaviour(script=new.script, voice=new.voice, rate=new.rate, pitch=new.pitch)
    call = lab.exchange.place(
        from_number=new.from_number, to_number=to_number, behaviour=behaviour, number=number
    )
    lab.exchange.hang_up_after(call, new.limit_seconds)
    return {"call_sid": call.sid}


@router.get("/calls")
async def list_calls(lab: LabHere) -> list[dict[str, Any]]:
    """Newest first, every leg."""
    return [call.summary() for call in reversed(lab.exchange.calls.values())]


@router.delete("/calls", status_code=204)
async def end_all_calls(lab: LabHere) -> None:
    """Every live call is ended, and all are forgotten."""
    await lab.exchange.clear()


@router.get("/calls/{sid}")
async def show_call(call: KnownCall, lab: LabHere) -> dict[str, Any]:
    return call.summary() | {
        "turns": [turn.to_json() for turn in call.handset.turns.turns],
        "notices": [vars(notice) for notice in call.notices],
        "events": call.log.entries,
        "over": call.ended.is_set(),
        "now_ms": lab.exchange.clock.now_ms,
        "heard_seconds": len(call.handset.heard) / 16000,
    }


@router.get("/calls/{sid}/events")
async def follow_call(call: KnownCall) -> StreamingResponse:
    """Server-sent events: all from the beginning, then live, until the call is over."""
    return StreamingResponse(
        _events(call), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


@router.get("/calls/{sid}/audio.wav")
async def hear_call(call: KnownCall) -> Response:
    """Left: what was said at this leg's handset; right: what was heard there. From the answer on."""
    wav = write_wav(call.handset.said, call.handset.heard)
    return Response(wav, media_type="audio/wav")


@router.post("/calls/{sid}/steps", status_code=204)
async def add_steps(more: MoreSteps, call: KnownCall) -> None:
    """For a live handset, its script run out or not."""
    if call.script is None or not call.is_live:
        raise HTTPException(409, f"the call is {call.status.value}")
    call.script.add(more.steps)


@router.post("/calls/{sid}/hang_up", status_code=204)
async def hang_up(call: KnownCall, lab: LabHere) -> None:
    lab.exchange.end(call, "over", by="handset")


@router.post("/calls/{sid}/break_stream", status_code=204)
async def break_stream(call: KnownCall) -> None:
    """The media socket is gone, as by a fault of the network; then the next verb runs."""
    if call.stream is None:
        raise HTTPException(409, "no stream is open")
    call.stream.break_off()


async def _events(call: Call) -> AsyncIterator[str]:
    async for entry in call.log.follow(idle_seconds=_HEARTBEAT_SECONDS):
        if entry is None:
            yield ": still here\n\n"
        else:
            yield f"event: {entry['type']}\ndata: {json.dumps(entry, ensure_ascii=False)}\n\n"
