"""The sample company as values, read by the import's own rules."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from switchboard.adapters.directory_files import DirectoryFolder
from switchboard.domain.company_rows import read_notices
from switchboard.domain.directory_rows import read_departments, read_people
from switchboard.domain.directory_sheets import Reader
from switchboard.domain.find_callee import CalleeIndex, Lookup
from switchboard.domain.people import Directory, Notice

SAMPLE = Path(__file__).parents[3] / "samples" / "starcity"


@lru_cache(maxsize=1)
def starcity() -> Directory:
    sheets, errors = DirectoryFolder().read([SAMPLE])
    assert not errors
    people = [person for _, person in read_people(Reader(sheets["people"]))]
    departments = [department for _, department in read_departments(Reader(sheets["departments"]), people)]
    return Directory(tuple(people), tuple(departments))


@lru_cache(maxsize=1)
def starcity_notices() -> tuple[Notice, ...]:
    sheets, _ = DirectoryFolder().read([SAMPLE])
    return read_notices(Reader(sheets["notices"]))


@lru_cache(maxsize=1)
def starcity_index() -> CalleeIndex:
    return CalleeIndex(starcity())


def named(lookup: Lookup) -> list[str]:
    """Names of people and codes of departments, for readable tests."""
    directory = starcity()
    return [
        person.name if (person := directory.person(t)) and t.startswith("person:") else t.partition(":")[2]
        for t in lookup.targets
    ]
