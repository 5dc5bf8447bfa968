"""Who is named in a whole sentence: candidates of every kind, the longest kept, neighbours narrowing
each other."""

from __future__ import annotations

import re
from dataclasses import replace

from switchboard.domain.lookup.heard_digits import heard_extensions
from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, MORE_THAN_CAN_BE_READ, Span, longest_apart
from switchboard.domain.lookup.spoken_digits import digit_runs
from switchboard.domain.lookup.spot_chinese import ChineseSpotter
from switchboard.domain.lookup.spot_english import EnglishSpotter
from switchboard.domain.lookup.spot_matters import MatterSpotter
from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.tell_apart import told_apart
from switchboard.domain.lookup.values import Mention
from switchboard.domain.people import Directory

LONGEST_SENTENCE = 500
SHORTEST_EXTENSION, LONGEST_EXTENSION = 3, 6
_BEFORE_EXTENSION = re.compile(
    r"(?:分机号?|转|拨|内线|extension|ext\.?)(?:是|号|为|到)?[\s:：]*(?:number)?\s*$"
)
_DEPARTMENT_FIRST = re.compile(r"^(?:那边|里面|里|这边|那里)?(?:的|,|，|、|\s)*(?:那个|叫|一个叫)?$")
_PERSON_FIRST = re.compile(
    r"^[，,\s]*(?:(?:他|她)?(?:是|在|属于)|(?:in|from|of|at)\s+(?:the\s+)?|who(?:'s| is)? in\s+(?:the\s+)?)?"
    r"[，,\s]*$"
)


class Spotter:
    def __init__(self, tables: Tables, directory: Directory) -> None:
        self._t = tables
        self._directory = directory
        self._chinese = ChineseSpotter(tables)
        self._english = EnglishSpotter(tables)
        self._matters = MatterSpotter(tables)

    def spot(self, text: str, *, by_extension: dict[str, str], phonetic: bool) -> tuple[Mention, ...]:
        """See ``CalleeIndex.spot``."""
        original = text[:LONGEST_SENTENCE]
        words = plain(original)
        digits = self._extensions(words, by_extension)
        blocked = [range(s, e) for s, e, _ in digit_runs(words)]
        names = [*self._chinese.spans(words, phonetic=phonetic), *self._english.spans(words, original)]
        # 零零 sounds like 凌玲: whatever lies within a row of digits is a number.
        names = [s for s in names if not any(s.start >= r.start and s.end <= r.stop for r in blocked)]
        kept = self._matters.add(words, original, longest_apart([*digits, *names]))
        placed = [replace(s, positions=self._narrowed(s, kept, words)) for s in kept]
        return tuple(self._mention(span, original) for span in told_apart(placed, words, self._t))

    def _extensions(self, words: str, by_extension: dict[str, str]) -> list[Span]:
        found = []
        for start, end, digits in digit_runs(words):
            if not SHORTEST_EXTENSION <= len(digits) <= LONGEST_EXTENSION:
                continue
            target = by_extension.get(digits)
            if target or _BEFORE_EXTENSION.search(words[:start]):
                found.append(Span(start, end, "extension", target=target or f"extension:{digits}"))
        if not found:
            found = [
                Span(start, end, "extension", target=by_extension[digits], written=False)
                for start, end, digits in heard_extensions(words, by_extension)
            ]
        return found

    def _mention(self, span: Span, original: str) -> Mention:
        if span.kind == "extension":
            targets: tuple[str, ...] = (span.target,)
        elif span.kind == "person":
            targets = tuple(self._t.people[p].target for p in span.positions[:MORE_THAN_CAN_BE_READ])
        else:
            targets = tuple(self._t.departments.departments[d].target for d in span.positions)
        return Mention(span.start, span.end, original[span.start : span.end], span.kind, targets)

    def _narrowed(self, span: Span, kept: list[Span], words: str) -> tuple[int, ...]:
        """Only those of the department that is named right beside, if there are any."""
        places = self._t.departments
        for other in kept if span.kind == "person" else ():
            near = span.described or (other.kind == "department" and self._beside(span, other, words))
            if other.kind not in ("department", "subject") or not near:
                continue
            members = frozenset().union(
                *(places.members.get(places.departments[d].code, frozenset()) for d in other.positions)
            )
            inside = tuple(p for p in span.positions if p in members)
            if inside:
                return inside[:ENOUGH_TO_TELL_APART]
        return span.positions[:ENOUGH_TO_TELL_APART]

    @staticmethod
    def _beside(person: Span, department: Span, words: str) -> bool:
        if department.end <= person.start:
            return bool(_DEPARTMENT_FIRST.match(words[department.end : person.start]))
        return bool(_PERSON_FIRST.match(words[person.end : department.start]))
