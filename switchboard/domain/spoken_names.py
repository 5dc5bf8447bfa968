"""How a person or department is called aloud, and how people of the same sound are told apart (B3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # people.py uses these functions
    from switchboard.domain.people import Department, Directory, Person

TOP_RANKS = {"chairman", "vice_chairman", "general_manager", "deputy_general_manager"}


def spoken_name(directory: Directory, target: str, language: str) -> str:
    """See ``Directory.spoken_name``."""
    kind, _, value = target.partition(":")
    if kind == "extension":
        owner = directory.by_extension(value)
        if owner is None:
            return f"分机{value}" if language == "zh" else f"extension {value}"
        return spoken_name(directory, owner, language)
    person = directory.person(value) if kind == "person" else None
    if person:
        return _person_name(person, directory.department(person.department), language)
    department = directory.department(value) if kind == "department" else None
    if department:
        return department.name_zh if language == "zh" else department.name_en or department.name_zh
    return "人工总机" if language == "zh" else "the operator"


def _person_name(person: Person, department: Department | None, language: str) -> str:
    if language != "zh":
        name = person.name_en or person.name
        return f"{name}, {person.title_en}" if person.title_en else name
    if person.rank.value in TOP_RANKS or department is None:
        return person.name + person.title_zh
    # 「财务部冯丽」: a plain officer's title tells a caller nothing; 「销售部王伟经理」 does.
    title = "" if person.rank.value == "staff" else short_title(person, department)
    return department.name_zh + person.name + title


def short_title(person: Person, department: Department) -> str:
    """The title without the department in front: 销售部经理 → 经理, 客服主管 → 主管."""
    fronts = {
        department.name_zh,
        department.name_zh.removesuffix("部"),
        department.name_zh.removesuffix("办公室"),
    }
    fronts.update(department.aliases)
    for front in sorted(fronts, key=len, reverse=True):
        if front and person.title_zh.startswith(front) and len(person.title_zh) > len(front):
            return person.title_zh[len(front) :]
    return person.title_zh


def tell_apart(directory: Directory, targets: tuple[str, ...], language: str) -> tuple[str, ...]:
    """See ``Directory.tell_apart``."""
    return tuple(spoken_name(directory, target, language) for target in targets)
