"""The answer to a question that offered a few people: what tells them apart decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.lookup.values import Candidate, Lookup

if TYPE_CHECKING:
    from switchboard.domain.find_callee import CalleeIndex

ORDINALS = (
    re.compile(r"第[一1]|前(?:一个|面那?个?)|头一个|\b(?:first|1st|former)\b"),
    re.compile(r"第[二两2]|\b(?:second|2nd)\b"),
    re.compile(r"第[三3]|\b(?:third|3rd)\b"),
    re.compile(r"第[四4]|\b(?:fourth|4th)\b"),
    re.compile(r"第[五5]|\b(?:fifth|5th)\b"),
)
LAST = re.compile(r"最后|后(?:一个|面那?个?)|末|\b(?:last|latter)\b")


def choose(index: CalleeIndex, answer: str, targets: tuple[str, ...]) -> Lookup:
    """See ``CalleeIndex.choose``."""
    text = plain(answer)
    place = next((n for n, pattern in enumerate(ORDINALS) if pattern.search(text)), None)
    if place is not None and place < len(targets):
        return _lookup((targets[place],), "order")
    if LAST.search(text):
        return _lookup((targets[-1],), "order")
    left = _fitting(index, answer, targets)
    if len(left) > 1:
        # The same name as before, but some of them are written as the caller said it now.
        written = tuple(t for t in left if _name(index, t) in text)
        left = written if len(written) == 1 else left
    return _lookup(left, "chosen")


def _fitting(index: CalleeIndex, answer: str, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``targets`` that the words fit: as a callee phrase, by department, or by title."""
    lookup = index.find(answer, phonetic=True)
    found = tuple(t for t in targets if t in lookup.targets)
    if found:
        return found
    directory = index.directory
    departments = {t.partition(":")[2] for t in lookup.targets if t.startswith("department:")}
    for mention in index.spot(answer):
        if mention.kind in ("department", "subject"):
            departments.update(t.partition(":")[2] for t in mention.targets)
    people = [p for t in targets if (p := directory.person(t))]
    found = tuple(p.target for p in people if p.department in departments)
    text = plain(answer)
    titled = tuple(
        p.target for p in people if any(text.find(w) >= 0 for w in _title_parts(p.title_zh, p.title_en))
    )
    both = tuple(t for t in found if t in titled)
    return both or found or titled


def _title_parts(title_zh: str, title_en: str) -> list[str]:
    """``销售部经理`` is named by 经理, ``高级客户经理`` by 客户经理: the end of the title, two
    characters and more."""
    zh = plain(title_zh)
    parts = [zh, zh[-2:]] if len(zh) >= 2 else []
    return parts + ([plain(title_en)] if title_en else [])


def _name(index: CalleeIndex, target: str) -> str:
    person = index.directory.person(target)
    return plain(person.name) if person else "\0"


def _lookup(targets: tuple[str, ...], how: str) -> Lookup:
    kind = {0: "none", 1: "one"}.get(len(targets), "several")
    return Lookup(kind, tuple(Candidate(t, 1.0, how) for t in targets))
