"""How a person or department is called aloud, and how people of the same sound are told apart (B3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.lookup.surnames import SPELLED

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
    fronts.update([f"{front}部" for front in fronts])  # 物业部经理 of 物业管理部, also called 物业
    for front in sorted(fronts, key=len, reverse=True):
        if front and person.title_zh.startswith(front) and len(person.title_zh) > len(front) + 1:
            return person.title_zh[len(front) :]
    return person.title_zh


def tell_apart(directory: Directory, targets: tuple[str, ...], language: str) -> tuple[str, ...]:
    """See ``Directory.tell_apart``: the shortest wording in which no two sound the same."""
    wordings = _WORDINGS_ZH if language == "zh" else _WORDINGS_EN
    for wording in wordings:
        named = tuple(wording(directory, target) for target in targets)
        if len({_as_heard(name) for name in named}) == len(targets):
            return named
    return named


def _as_heard(text: str) -> str:
    return key(syllables(text.lower()))


def _of_department(directory: Directory, target: str) -> str:
    """「销售部的王伟」; those at the top are called by their titles anyway."""
    person, department = _entry(directory, target)
    if person is None or department is None or person.rank.value in TOP_RANKS:
        return spoken_name(directory, target, "zh")
    return f"{department.name_zh}的{person.name}"


def _with_title(directory: Directory, target: str) -> str:
    """「销售部的王伟经理」「销售部的置业顾问汪伟」."""
    person, department = _entry(directory, target)
    if person is None or department is None or person.rank.value in TOP_RANKS:
        return spoken_name(directory, target, "zh")
    title = short_title(person, department)
    if person.rank.value == "staff":
        return f"{department.name_zh}的{title}{person.name}"
    return f"{department.name_zh}的{person.name}{title}"


def _spelled(directory: Directory, target: str) -> str:
    """「财务部的会计张静，弓长张」, else by nickname: only for colleagues of the same sound and title."""
    person, _ = _entry(directory, target)
    full = _with_title(directory, target)
    if person is None:
        return full
    spelling = next((phrase for phrase, surname in SPELLED.items() if surname == person.name[:1]), "")
    if spelling:
        return f"{full}，{spelling}{person.name[0]}"
    return f"{full}，{person.aliases[0]}" if person.aliases else full


def _of_department_en(directory: Directory, target: str) -> str:
    person, department = _entry(directory, target)
    if person is None or department is None or not department.name_en or person.rank.value in TOP_RANKS:
        return spoken_name(directory, target, "en")
    return f"{person.name_en or person.name} in {department.name_en}"


def _with_title_en(directory: Directory, target: str) -> str:
    return spoken_name(directory, target, "en")


def _nicknamed_en(directory: Directory, target: str) -> str:
    person, _ = _entry(directory, target)
    latin = [alias for alias in person.aliases if alias.isascii()] if person else []
    full = spoken_name(directory, target, "en")
    return f"{full}, also called {latin[0]}" if latin else full


def _entry(directory: Directory, target: str) -> tuple[Person | None, Department | None]:
    person = directory.person(target) if target.startswith("person:") else None
    return person, directory.department(person.department) if person else None


_WORDINGS_ZH = (_of_department, _with_title, _spelled)
_WORDINGS_EN = (_of_department_en, _with_title_en, _nicknamed_en)
