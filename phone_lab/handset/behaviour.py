"""How a telephone behaves when it is rung, and what is said on it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from phone_lab.handset.steps import Step, parse_script

Answers = Literal["answers", "busy", "no_answer", "refuses", "unreachable"]


class Behaviour(BaseModel):
    """The body of ``PUT /lab/handsets/{number}``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answers: Answers = "answers"
    rings: float = Field(default=1, ge=0, le=100)  # before it is answered or refused
    script: list[Step] = []
    voice: str = ""  # eSpeak variant
    rate: int = Field(default=160, ge=80, le=400)
    pitch: int = Field(default=50, ge=0, le=99)
    lines: int = Field(default=0, ge=0)  # calls at once before it is busy; 0: any number


# 「好的，接进来。」: a colleague at the desk who takes every call.
WILLING = Behaviour(
    script=parse_script([{"wait_for_quiet": 900, "limit_seconds": 60}, {"say": "好的，接进来。"}])
)
SILENT = Behaviour()
NOBODY = Behaviour(answers="unreachable")


class Handsets:
    """Number → behaviour: what was set, else a willing colleague on every extension, else nobody."""

    def __init__(self, *, extension_address: str) -> None:
        """``extension_address`` is how the carrier reaches a desk: ``+865718800{extension}``."""
        self._before, _, self._after = extension_address.partition("{extension}")
        self._set: dict[str, Behaviour] = {}

    def set(self, number: str, behaviour: Behaviour) -> None:
        self._set[number] = behaviour

    def reset(self, number: str) -> None:
        self._set.pop(number, None)

    def reset_all(self) -> None:
        self._set.clear()

    def known(self) -> dict[str, Behaviour]:
        return dict(self._set)

    def at(self, number: str) -> Behaviour:
        """The behaviour of whoever is reached at this number now."""
        if number in self._set:
            return self._set[number]
        return WILLING if self._is_extension(number) else NOBODY

    def _is_extension(self, number: str) -> bool:
        if not (number.startswith(self._before) and number.endswith(self._after)):
            return False
        extension = number[len(self._before) : len(number) - len(self._after)]
        return extension.isdigit() and 2 <= len(extension) <= 6
