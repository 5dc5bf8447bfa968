"""Departments by every name and by what callers ring about."""

from __future__ import annotations

from collections import defaultdict

from switchboard.domain.lookup.english import tokens
from switchboard.domain.lookup.plain_text import is_han, plain
from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.people import Department, Directory

ENDINGS = ("部门", "办公室", "中心", "部", "处", "科", "室", "组")
GENERIC_EN = frozenset(("department", "dept", "team", "division", "center", "section"))
# Said for each other, whichever of them is in the directory.
IN_FULL = {
    "hr": "human resources", "it": "information technology", "r&d": "research and development",
    "pr": "public relations", "qa": "quality assurance", "qc": "quality control",
}  # fmt: skip


class DepartmentTables:
    """A department's position in ``departments`` stands for it."""

    def __init__(self, directory: Directory) -> None:
        self.departments = directory.departments
        self.position = {d.code: n for n, d in enumerate(directory.departments)}
        self.members: dict[str, frozenset[int]] = _members(directory)
        by_id = {person.id: position for position, person in enumerate(directory.people)}
        self.head = [by_id.get(d.head) for d in directory.departments]
        self.written: dict[str, list[int]] = defaultdict(list)
        self.heard: dict[str, list[int]] = defaultdict(list)
        self.short: dict[str, list[int]] = defaultdict(
            list
        )  # 销售 for 销售部: less sure, only where a name is expected
        self.short_heard: dict[str, list[int]] = defaultdict(list)
        self.latin: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.subject: dict[str, list[int]] = defaultdict(list)
        self.subject_heard: dict[str, list[int]] = defaultdict(list)
        self.subject_latin: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.plain_words: set[str] = set()  # single words of ``latin`` and ``subject_latin``, plurals kept
        self.longest = 2
        for position, department in enumerate(directory.departments):
            self._add(position, department)
        for short, full in IN_FULL.items():
            for said, same in (((short,), tuple(tokens(full))), (tuple(tokens(full)), (short,))):
                if said in self.latin and same not in self.latin:
                    self.latin[same] = self.latin[said]
        self.surfaces = frozenset((*self.written, *self.short, *self.subject))
        surfaces = (*self.subject, *self.short, *self.written)
        self.by_sound = {
            key(syllables(surface)): surface for surface in surfaces
        }  # one of those that sound so
        self.first_sounds = frozenset(sounds.split(" ", 1)[0] for sounds in self.by_sound)

    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """Names and subjects in English, as words."""
        return (*self.latin, *self.subject_latin)

    def _add(self, position: int, department: Department) -> None:
        for surface in dict.fromkeys((department.name_zh, department.name_en, *department.aliases)):
            text = plain(surface)
            if any(map(is_han, text)):
                self._add_chinese(position, text)
            elif text:
                self._add_latin(position, text)
        for subject in department.subjects:
            text = plain(subject)
            if any(map(is_han, text)):
                self.subject[text].append(position)
                self.subject_heard[key(syllables(text))].append(position)
                self.longest = max(self.longest, len(text))
            else:
                self.subject_latin[tuple(tokens(text))].append(position)
                self.plain_words.update(text.split())

    def _add_chinese(self, position: int, surface: str) -> None:
        _once(self.written, surface, position)
        _once(self.heard, key(syllables(surface)), position)
        self.longest = max(self.longest, len(surface) + 1)
        ending = next((e for e in ENDINGS if surface.endswith(e)), "")
        stem = surface[: len(surface) - len(ending)]
        if not any(map(is_han, stem)):
            self._add_latin(position, stem)  # IT部 is "IT" in an English sentence
            return
        if ending and len(stem) >= 2:
            _once(self.short, stem, position)
            _once(self.short_heard, key(syllables(stem)), position)
        if len(stem) >= 2:  # 财务 → 财务部, 客服部 → 客服中心
            for other in ("部", "部门", "中心"):
                if stem + other not in self.written:
                    _once(self.short, stem + other, position)
                    _once(self.short_heard, key(syllables(stem + other)), position)

    def _add_latin(self, position: int, surface: str) -> None:
        words = tuple(tokens(surface))
        if not words:  # 办公室 is nothing but an ending
            return
        self.plain_words.update(surface.split())
        _once(self.latin, words, position)
        if len(words) > 1 and words[-1] in GENERIC_EN:
            _once(self.latin, words[:-1], position)
        elif len(words) == 1:
            for generic in ("部", "部门"):
                _once(self.written, words[0] + generic, position)
                _once(self.written, surface + generic, position)


def _once(table: dict, surface: object, position: int) -> None:
    positions = table[surface]
    if not positions or positions[-1] != position:  # entries come in order
        positions.append(position)


def _members(directory: Directory) -> dict[str, frozenset[int]]:
    members: dict[str, set[int]] = defaultdict(set)
    for position, person in enumerate(directory.people):
        members[person.department].add(position)
    return {code: frozenset(positions) for code, positions in members.items()}
