"""People and departments out of sheets: every rule that a row must keep (B1)."""

from __future__ import annotations

import re

from switchboard.domain.directory_sheets import Reader, Row
from switchboard.domain.people import Department, Directory, Person, Rank

ID = re.compile(r"^[A-Za-z0-9_.-]{1,60}$")
EXTENSION = re.compile(r"^[0-9]{2,6}$")
MOBILE = re.compile(r"^\+?[0-9][0-9 -]{4,19}$")
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
LANGUAGES = ("zh", "en")


def read_people(reader: Reader) -> list[tuple[Row, Person]]:
    """The people of a sheet; references between rows are checked by ``check_references``."""
    found, seen = [], set()
    for row in reader.sheet.rows:
        person = _person(reader, row)
        if person.id and person.id in seen:
            reader.error(row, "id", f"{person.id} is there twice")
        seen.add(person.id)
        found.append((row, person))
    return found


def _person(reader: Reader, row: Row) -> Person:
    person_id = _matching(reader, row, "id", ID, "may hold letters, digits, - _ . only")
    rank = reader.parsed(row, "rank", Rank, f"is not one of {' '.join(r.value for r in Rank)}")
    languages = reader.many(row, "language") or ("zh",)
    if any(language not in LANGUAGES for language in languages):
        reader.error(row, "language", "is not zh, en or both")
    return Person(
        id=person_id,
        name=reader.text(row, "name"),
        name_en=reader.text(row, "name_en"),
        department=reader.text(row, "department"),
        title_zh=reader.text(row, "title_zh"),
        title_en=reader.text(row, "title_en"),
        rank=rank or Rank.STAFF,
        extension=_matching(reader, row, "extension", EXTENSION, "is not an extension of 2 to 6 digits"),
        mobile=_matching(reader, row, "mobile", MOBILE, "is not a telephone number"),
        email=_matching(reader, row, "email", EMAIL, "is not an e-mail address"),
        secretary=reader.text(row, "secretary"),
        deputy=reader.text(row, "deputy"),
        aliases=reader.many(row, "aliases"),
        languages=languages,
    )


def _matching(reader: Reader, row: Row, column: str, pattern: re.Pattern[str], problem: str) -> str:
    value = reader.text(row, column)
    if value and not pattern.match(value):
        reader.error(row, column, problem)
    return value


def read_departments(reader: Reader, people: list[Person]) -> list[tuple[Row, Department]]:
    """The departments of a sheet; ``head`` may be an id or a name, which must then be one person's."""
    by_id = {p.id: p for p in people}
    by_name: dict[str, list[Person]] = {}
    for person in people:
        by_name.setdefault(person.name, []).append(person)
    found, seen = [], set()
    for row in reader.sheet.rows:
        code = _matching(reader, row, "code", ID, "may hold letters, digits, - _ . only")
        if code in seen:
            reader.error(row, "code", f"{code} is there twice")
        seen.add(code)
        head = reader.text(row, "head")
        if head and head not in by_id:
            named = by_name.get(head, [])
            named = [p for p in named if p.department == code] or named
            if len(named) != 1:
                reader.error(
                    row, "head", "is nobody" if not named else "is the name of several people, give the id"
                )
            head = named[0].id if len(named) == 1 else ""
        extension = _matching(reader, row, "extension", EXTENSION, "is not an extension of 2 to 6 digits")
        found.append(
            (
                row,
                Department(
                    code=code,
                    name_zh=reader.text(row, "name_zh"),
                    name_en=reader.text(row, "name_en"),
                    extension=extension,
                    aliases=reader.many(row, "aliases"),
                    head=head,
                    subjects=reader.many(row, "subjects"),
                ),
            )
        )
    return found


def check_references(directory: Directory, people: Reader | None, rows: list[tuple[Row, Person]]) -> None:
    """Departments, secretaries and deputies must exist."""
    if people is None:
        return
    for row, person in rows:
        if person.department and directory.department(person.department) is None:
            people.error(row, "department", "is no department's code")
        for column, other in (("secretary", person.secretary), ("deputy", person.deputy)):
            if other and other == person.id:
                people.error(row, column, "is the person's own id")
            elif other and directory.person(other) is None:
                people.error(row, column, "is nobody's id")


def check_extensions(
    readers: tuple[tuple[Reader | None, list[tuple[Row, Person]] | list[tuple[Row, Department]]], ...],
    others: set[str],
) -> None:
    """One extension, one owner: a call must never ring at the wrong desk. ``others``: entries not in
    the files."""
    seen = set(others)
    for reader, rows in readers:
        for row, entry in rows:
            if entry.extension and entry.extension in seen and reader:
                reader.error(row, "extension", f"{entry.extension} is given twice")
            seen.add(entry.extension)
