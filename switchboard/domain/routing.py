"""Where a call for someone goes first (C1, C5, C6) and where next when that fails (C4)."""

from __future__ import annotations

from dataclasses import dataclass

from switchboard.domain.people import Directory, Person, Rank

SCREENED = {Rank.GENERAL_MANAGER}
BY_SECRETARY = {Rank.CHAIRMAN, Rank.VICE_CHAIRMAN}
SENIOR_CALLERS = {"executive"}  # recognised senior staff go through (C8)


@dataclass(frozen=True)
class Route:
    """``kind``: connect (at once) | screen (ask who and why, consult first) | secretary | message.

    ``target`` is whom to ring, or for whom the message is."""

    kind: str
    target: str


def route_call(directory: Directory, target: str, *, caller_class: str = "external") -> Route:
    """Decide by the rank of the callee. ``caller_class``: external | internal | executive."""
    found = directory.resolve(target)
    if found is None:
        return Route("connect", target) if target == "operator" else Route("message", target)
    person = directory.person(found) if found.startswith("person:") else None
    if person is None or caller_class in SENIOR_CALLERS:
        return Route("connect", found)
    if person.rank in BY_SECRETARY:
        secretary = directory.person(person.secretary)
        return (
            Route("secretary", secretary.target)
            if _can_ring(secretary) and secretary
            else Route("message", found)
        )
    if person.rank in SCREENED:
        return Route("screen", found)
    return Route("connect", found) if _can_ring(person) else Route("message", found)


def alternatives(directory: Directory, target: str) -> tuple[str, ...]:
    """Who may be offered when the callee is busy or away: the deputy, then the department.

    Someone behind a secretary or a screen has none but the message: offering the department of the chairman
    would lead around the secretary."""
    found = directory.resolve(target)
    if found is None:
        return ()
    person = directory.person(found) if found.startswith("person:") else None
    if person is None:
        department = directory.department(found)
        head = directory.person(department.head) if department else None
        return (head.target,) if head and _can_ring(head) and head.rank not in SCREENED | BY_SECRETARY else ()
    ways = []
    deputy = directory.person(person.deputy)
    if _can_ring(deputy) and deputy:
        ways.append(deputy.target)
    department = directory.department(person.department)
    if department and department.extension and person.rank not in SCREENED | BY_SECRETARY:
        ways.append(department.target)
    return tuple(way for way in ways if way != found)


def _can_ring(person: Person | None) -> bool:
    return person is not None and bool(person.extension)
