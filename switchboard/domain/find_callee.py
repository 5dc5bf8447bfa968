"""Who is meant: from a caller's words to people and departments of the directory (B2, B3)."""

from __future__ import annotations

from dataclasses import dataclass

from switchboard.domain.people import Directory

MAX_CHOICES = 5  # more than five cannot be read out: the caller is asked for more instead


@dataclass(frozen=True)
class Candidate:
    """``score`` is 0 to 1; ``how``: name alias title role extension department sound dialect spelling subject."""

    target: str
    score: float
    how: str


@dataclass(frozen=True)
class Lookup:
    """``kind``: one | several (2 to 5, equally good) | near (close to what was said) | too_many | none."""

    kind: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def target(self) -> str | None:
        """The one that is meant; None unless ``kind`` is ``one``."""
        return self.candidates[0].target if self.kind == "one" else None

    @property
    def targets(self) -> tuple[str, ...]:
        return tuple(c.target for c in self.candidates)


@dataclass(frozen=True)
class Mention:
    """A part ``text[start:end]`` of a sentence. ``kind``: person | department | extension | subject."""

    start: int
    end: int
    surface: str
    kind: str
    targets: tuple[str, ...]


class CalleeIndex:
    """All by which callers name the people and departments of one directory; built once, then read only."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory

    def find(self, spoken: str, *, department: str | None = None, phonetic: bool = False) -> Lookup:
        """Who is meant by a phrase such as 「销售部的王伟」「王总」 "David in sales" 「八零零一」."""
        words = spoken.strip()
        found = [p.target for p in self.directory.people if words in (p.name, p.name_en, *p.aliases)]
        found += [d.target for d in self.directory.departments if words in (d.name_zh, d.name_en, *d.aliases)]
        by_extension = self.directory.by_extension(words)
        found += [by_extension] if by_extension else []
        candidates = tuple(Candidate(t, 1.0, "name") for t in found)
        kind = {0: "none", 1: "one"}.get(len(found), "several" if len(found) <= MAX_CHOICES else "too_many")
        return Lookup(kind, candidates)

    def choose(self, answer: str, targets: tuple[str, ...], *, language: str = "zh") -> Lookup:
        """The answer to 「A，还是 B？」: who of ``targets`` is meant."""
        lookup = self.find(answer)
        left = tuple(c for c in lookup.candidates if c.target in targets)
        return Lookup("one" if len(left) == 1 else "several" if left else "none", left)

    def spot(self, text: str, *, phonetic: bool = False) -> tuple[Mention, ...]:
        """Every person, department, extension and subject named inside a whole sentence, left to right."""
        found = []
        for p in self.directory.people:
            at = text.find(p.name)
            if at >= 0:
                found.append(Mention(at, at + len(p.name), p.name, "person", (p.target,)))
        for d in self.directory.departments:
            at = text.find(d.name_zh)
            if at >= 0:
                found.append(Mention(at, at + len(d.name_zh), d.name_zh, "department", (d.target,)))
        return tuple(sorted(found, key=lambda m: m.start))
