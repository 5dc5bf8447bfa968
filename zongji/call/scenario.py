"""What a scenario file may say. ``scenarios/README.md`` is the same in words and examples."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from switchboard.domain.outcome import DISPOSITIONS, GOALS

Language = Literal["zh", "en"]
_HANZI = re.compile(r"[\u3400-\u9fff]")

# YAML reads 8202 as a number; a scenario means the digits.
Digits = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)]


class ScenarioError(ValueError):
    """The file cannot be read as a scenario; the message names the file, the field and the fault."""

    code = "bad_scenario"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Part):
    """One thing that a person with a telephone does; exactly one of say, keys, silence, hang_up."""

    say: str | None = Field(default=None, min_length=1, max_length=500)
    keys: Digits | None = Field(default=None, pattern=r"^[0-9*#]{1,32}$")
    silence: float | None = Field(
        default=None, gt=0, le=60
    )  # seconds; ends early when the other side hangs up
    hang_up: Literal[True] | None = None
    language: Language | None = None  # the voice of ``say``; by its script when left out
    interrupt_after_ms: int | None = Field(default=None, ge=0, le=10_000)  # while the other side speaks

    @model_validator(mode="after")
    def _is_one_thing(self) -> Step:
        given = [name for name in ("say", "keys", "silence", "hang_up") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(
                "a step is exactly one of say, keys, silence, hang_up" + (f"; not {given}" if given else "")
            )
        if self.interrupt_after_ms is not None and self.say is None and self.keys is None:
            raise ValueError("interrupt_after_ms stands beside say or keys")
        return self

    def spoken_language(self) -> Language:
        return self.language or language_of(self.say or "")


class Handset(_Part):
    """How one desk telephone behaves when it rings."""

    when_rung: Literal["answers", "busy", "no_answer", "refuses", "unreachable"] = "answers"
    rings: int = Field(default=1, ge=0, le=20)
    steps: tuple[Step, ...] = ()  # each waits until the other side is quiet, as the caller's do


class ExpectedMessage(_Part):
    """Fields of the stored message; texts are contained, the number and the target are exact."""

    target: str | None = None
    caller_name: str | None = None
    caller_company: str | None = None
    caller_number: Digits | None = None
    content: str | None = None


class Expectation(_Part):
    """What must come out of the call. A field left out is not looked at."""

    goal: str | None = None
    target: str | None = None
    disposition: str | None = None
    heard: tuple[str, ...] = ()  # words that the receptionist must have heard
    said: tuple[str, ...] = ()  # words that the receptionist must have spoken
    not_said: tuple[str, ...] = ()
    message: ExpectedMessage | None = None
    no_message: bool = False
    ended_by: Literal["caller", "receptionist"] | None = None
    max_gap_ms: int | None = Field(default=None, gt=0)

    @model_validator(mode="after")
    def _names_are_known(self) -> Expectation:
        if self.goal is not None and self.goal not in GOALS:
            raise ValueError(f"goal is one of: {' '.join(GOALS)}")
        if self.disposition is not None and self.disposition not in DISPOSITIONS:
            raise ValueError(f"disposition is one of: {' '.join(DISPOSITIONS)}")
        return self


class Scenario(_Part):
    """A call from the first ring to what must be on record afterwards."""

    title: str = Field(min_length=1)
    about: str = ""
    caller_number: Digits = Field(default="+8613800000001", alias="from", pattern=r"^\+?[0-9]{3,15}$")
    caller: tuple[Step, ...] = Field(min_length=1)
    handsets: dict[Digits, Handset] = Field(default_factory=dict)  # by extension
    expect: Expectation = Field(default_factory=Expectation)
    limit_seconds: float = Field(default=120, gt=0, le=300)
    talk_seconds: float = Field(default=2.0, ge=0, le=30)  # how long the parties talk once connected

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def language_of(text: str) -> Language:
    """``zh`` when there is a hanzi in it, else ``en``."""
    return "zh" if _HANZI.search(text) else "en"


def load_scenario(path: Path) -> Scenario:
    """The scenario in a YAML file.

    Raises:
        ScenarioError: unreadable, no YAML, or a field that is missing, unknown or wrong.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError(f"{path}: cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise ScenarioError(f"{path}: is no YAML: {error}") from error
    if not isinstance(data, dict):
        raise ScenarioError(f"{path}: must be a mapping with title, caller and expect")
    return _validated(data, source=str(path))


def scenario_of_lines(lines: Sequence[str]) -> Scenario:
    """What ``--say`` makes: one line after another, nothing expected.

    Raises:
        ScenarioError: a line is empty or too long.
    """
    return _validated({"title": "--say", "caller": [{"say": line} for line in lines]}, source="--say")


def with_options(scenario: Scenario, *, caller_number: str | None, language: str | None) -> Scenario:
    """The scenario with another caller's number, and a voice for each line that names none.

    Raises:
        ScenarioError: no number, or no language that we have.
    """
    data = scenario.model_dump(by_alias=True, exclude_unset=True)
    if caller_number is not None:
        data["from"] = caller_number
    for step in data["caller"] if language is not None else ():
        if "say" in step:
            step.setdefault("language", language)
    return _validated(data, source="--from, --language")


def _validated(data: dict[str, Any], *, source: str) -> Scenario:
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        faults = "\n".join(f"  {_place(fault['loc'])}: {fault['msg']}" for fault in error.errors())
        raise ScenarioError(f"{source}:\n{faults}") from error


def _place(location: tuple[int | str, ...]) -> str:
    """``("caller", 0, "say")`` → ``caller.0.say``; the whole file when empty."""
    return ".".join(str(part) for part in location) or "the file"
