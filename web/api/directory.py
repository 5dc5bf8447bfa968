"""``GET /api/directory/search``: who is meant by a caller's words. Withheld numbers never leave (B5)."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from switchboard.bootstrap import Switchboard
from switchboard.domain.find_callee import Candidate


class Entry(BaseModel):
    """One person or department. Mobiles and e-mail addresses are never here."""

    target: str = Field(description="`person:ID` or `department:CODE`.")
    name_zh: str = Field(description="As the receptionist says it in Chinese.")
    name_en: str = Field(description="As the receptionist says it in English.")
    department: str | None = Field(description="Code of a person's department.")
    extension: str | None = Field(description="Only where an outside caller may be told; else null.")
    score: float = Field(description="How well the words fit, 0 to 1.")
    how: str = Field(description="By what it was found: `name`, `alias`, `title`, `sound`, `extension` ...")


class SearchResult(BaseModel):
    kind: Literal["one", "several", "near", "too_many", "none"] = Field(
        description="`one` is certain, `several` equally good, `near` a guess, `too_many` over five."
    )
    entries: list[Entry]


def create_directory(switchboard: Switchboard) -> APIRouter:
    router = APIRouter(tags=["directory"])

    @router.get("/directory/search")
    def search(
        q: Annotated[
            str,
            Query(
                min_length=1,
                max_length=100,
                description="As a caller says it: 「王总」, `David in sales`, `8202`.",
            ),
        ],
    ) -> SearchResult:
        """Find people and departments by name, title, nickname, extension or sound, in either language."""
        lookup = switchboard.find_callee(q)
        entries = [_entry(switchboard, candidate) for candidate in lookup.candidates]
        return SearchResult.model_validate({"kind": lookup.kind, "entries": entries})

    return router


def _entry(switchboard: Switchboard, candidate: Candidate) -> Entry:
    directory = switchboard.directory()
    disclosure = switchboard.disclose_number(candidate.target)
    person = directory.person(candidate.target) if candidate.target.startswith("person:") else None
    return Entry(
        target=candidate.target,
        name_zh=directory.spoken_name(candidate.target, "zh"),
        name_en=directory.spoken_name(candidate.target, "en"),
        department=person.department if person else None,
        extension=disclosure.number if disclosure.allowed else None,
        score=round(candidate.score, 3),
        how=candidate.how,
    )
