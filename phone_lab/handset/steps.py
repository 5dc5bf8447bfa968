"""What the person at a handset does: ``{"do": "say", "text": "你好"}``, or ``{"say": "你好"}`` for short."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

# The short form of a step: its name is the key, and the value belongs to this field.
_MAIN_FIELD = {
    "say": "text",
    "keys": "digits",
    "silence": "seconds",
    "wait": "seconds",
    "noise": "seconds",
    "wait_for_quiet": "quiet_ms",
    "wait_for": "event",
    "interrupt_after": "ms",
    "interrupt": "text",
    "hang_up": "",
}


class _Step(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Spoken(_Step):
    text: str = Field(min_length=1, max_length=500)
    language: str = ""  # zh, en, an eSpeak voice; empty: what the text looks like
    voice: str = ""  # eSpeak variant (f2, m3 ...); empty: the handset's own
    rate: int = Field(default=0, ge=0, le=400)  # words a minute; 0: the handset's own
    pitch: int = Field(default=-1, ge=-1, le=99)


class Say(_Spoken):
    do: Literal["say"] = "say"


class Interrupt(_Spoken):
    """Waits until the other side has been speaking for ``ms``, then says the text over it."""

    do: Literal["interrupt"] = "interrupt"
    ms: float = Field(default=600, ge=0)
    limit_seconds: float = Field(default=30, gt=0, le=600)


class Keys(_Step):
    do: Literal["keys"] = "keys"
    digits: str = Field(pattern=r"^[0-9*#wW]{1,64}$")  # w: half a second of nothing


class Silence(_Step):
    do: Literal["silence"] = "silence"
    seconds: float = Field(ge=0, le=600)


class Wait(_Step):
    do: Literal["wait"] = "wait"
    seconds: float = Field(ge=0, le=600)


class Noise(_Step):
    """Sound without words: a cough, a door."""

    do: Literal["noise"] = "noise"
    seconds: float = Field(default=0.5, gt=0, le=60)
    level: float = Field(default=0.1, gt=0, le=1)


class WaitForQuiet(_Step):
    """Until the other side has been heard (since we last spoke) and has then been quiet for ``quiet_ms``."""

    do: Literal["wait_for_quiet"] = "wait_for_quiet"
    quiet_ms: float = Field(default=700, ge=0)
    limit_seconds: float = Field(default=30, gt=0, le=600)
    heard: bool = True  # False: silence alone will do


class WaitFor(_Step):
    """Until this leg's log has an event: ``joined``, ``stream_opened``, ``left`` ...; it may have one."""

    do: Literal["wait_for"] = "wait_for"
    event: str
    limit_seconds: float = Field(default=30, gt=0, le=600)


class InterruptAfter(_Step):
    """Until the other side has been speaking for ``ms``; the next step then cuts in."""

    do: Literal["interrupt_after"] = "interrupt_after"
    ms: float = Field(default=600, ge=0)
    limit_seconds: float = Field(default=30, gt=0, le=600)


class HangUp(_Step):
    do: Literal["hang_up"] = "hang_up"


def _spell_out(step: Any) -> Any:
    """``"hang_up"`` and ``{"say": "你好", "voice": "f2"}`` in the long form."""
    if isinstance(step, str):
        step = {step: True}
    if not isinstance(step, dict) or "do" in step:
        return step
    for name, field in _MAIN_FIELD.items():
        if name in step:
            rest = {key: value for key, value in step.items() if key != name}
            if isinstance(step[name], dict):
                return {"do": name, **step[name], **rest}
            if step[name] is True or step[name] is None or not field:
                return {"do": name, **rest}
            return {"do": name, field: step[name], **rest}
    return step


AnyStep = Say | Interrupt | Keys | Silence | Wait | Noise | WaitForQuiet | WaitFor | InterruptAfter | HangUp
Step = Annotated[Annotated[AnyStep, Field(discriminator="do")], BeforeValidator(_spell_out)]

_SCRIPT: TypeAdapter[list[AnyStep]] = TypeAdapter(list[Step])


def parse_script(steps: list[Any]) -> list[AnyStep]:
    """Raises pydantic's ValidationError, which says which step is wrong and why."""
    return _SCRIPT.validate_python(steps)
