"""Who works here and how they are reached: the values behind every lookup.

A *target* is a string: ``person:p018``, ``department:finance``, ``extension:8001`` or ``operator``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from switchboard.domain.spoken_names import spoken_name, tell_apart


class Rank(str, Enum):
    """From the top down; the value is what the directory file says."""

    CHAIRMAN = "chairman"
    VICE_CHAIRMAN = "vice_chairman"
    GENERAL_MANAGER = "general_manager"
    DEPUTY_GENERAL_MANAGER = "deputy_general_manager"
    DIRECTOR = "director"
    MANAGER = "manager"
    SUPERVISOR = "supervisor"
    SECRETARY = "secretary"
    STAFF = "staff"


@dataclass(frozen=True)
class Person:
    """One entry; what is not known is empty, never None. ``secretary`` and ``deputy`` are person ids."""

    id: str
    name: str
    name_en: str = ""
    department: str = ""  # code
    title_zh: str = ""
    title_en: str = ""
    rank: Rank = Rank.STAFF
    extension: str = ""
    mobile: str = ""
    email: str = ""
    secretary: str = ""
    deputy: str = ""
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("zh",)

    @property
    def target(self) -> str:
        return f"person:{self.id}"


@dataclass(frozen=True)
class Department:
    """``head`` is a person id (the import resolves a name); ``subjects`` are what callers ring about."""

    code: str
    name_zh: str
    name_en: str = ""
    extension: str = ""
    aliases: tuple[str, ...] = ()
    head: str = ""
    subjects: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        return f"department:{self.code}"


@dataclass(frozen=True)
class Notice:
    """One fact on the notice board, shown from ``starts`` to ``ends`` (both included; None: no limit)."""

    topic: str
    answer_zh: str
    answer_en: str = ""
    starts: date | None = None
    ends: date | None = None
    keywords: tuple[str, ...] = ()

    def shown_on(self, day: date) -> bool:
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Directory:
    """All people and departments of one version. Look-ups by key only, see ``CalleeIndex`` for words."""

    people: tuple[Person, ...] = ()
    departments: tuple[Department, ...] = ()

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {p.id: p for p in self.people}

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {d.code: d for d in self.departments}

    @cached_property
    def _targets_by_extension(self) -> dict[str, str]:
        # A department's own number wins over a person who shares it: the whole desk answers there.
        found = {p.extension: p.target for p in self.people if p.extension}
        found.update({d.extension: d.target for d in self.departments if d.extension})
        return found

    def person(self, person_id: str) -> Person | None:
        """By id, with or without ``person:`` before it."""
        return self._people.get(person_id.removeprefix("person:"))

    def department(self, code: str) -> Department | None:
        """By code, with or without ``department:`` before it."""
        return self._departments.get(code.removeprefix("department:"))

    def by_extension(self, extension: str) -> str | None:
        """``"8301"`` → ``"person:p018"``; None when nobody has it."""
        return self._targets_by_extension.get(extension.removeprefix("extension:"))

    def resolve(self, target: str) -> str | None:
        """The person or department behind a target; None for an unknown extension, a leaver, the operator."""
        if target.startswith("extension:"):
            return self.by_extension(target)
        if target.startswith("person:"):
            return target if self.person(target) else None
        if target.startswith("department:"):
            return target if self.department(target) else None
        return None

    def spoken_name(self, target: str, language: str) -> str:
        """「销售部王伟经理」 / "Wang Wei, Sales Manager"; an unknown target is "the operator"."""
        return spoken_name(self, target, language)

    def tell_apart(self, targets: tuple[str, ...], language: str) -> tuple[str, ...]:
        """One wording per target, all different **to the ear**: 「销售部的王伟」「技术部的王玮」."""
        return tell_apart(self, targets, language)

    def without_private_numbers(self) -> Directory:
        """For processes that only look names up: no mobiles, no addresses."""
        return Directory(tuple(replace(p, mobile="", email="") for p in self.people), self.departments)

    def to_json(self) -> str:
        return json.dumps(
            {
                "people": [asdict(p) for p in self.people],
                "departments": [asdict(d) for d in self.departments],
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> Directory:
        """What ``to_json`` wrote; fields that this version does not know are ignored."""
        data = json.loads(text)
        return cls(
            people=tuple(_value(Person, row) for row in data["people"]),
            departments=tuple(_value(Department, row) for row in data["departments"]),
        )


def _value(kind: type, row: dict[str, Any]) -> Any:
    known = kind.__dataclass_fields__  # type: ignore[attr-defined]
    fields = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k in known}
    if "rank" in fields:
        fields["rank"] = Rank(fields["rank"])
    return kind(**fields)
