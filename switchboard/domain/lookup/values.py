"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass

MAX_CHOICES = 5  # more than five cannot be read out: the caller is asked for more instead


@dataclass(frozen=True)
class Candidate:
    """``score`` is 0 to 1; ``how``: extension name alias title role department given sound dialect
    spelling."""

    target: str
    score: float
    how: str


@dataclass(frozen=True)
class Lookup:
    """``kind``: one | several (2 to 5, equally good) | near (close to what was said) | too_many | none.

    ``too_many`` carries the first five, so that a question can be asked about what tells them apart."""

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
    """A part ``text[start:end]`` of a sentence. ``kind``: person | department | extension | subject.

    A person without ``targets`` is one whom only a question can settle: look up ``surface`` and ask."""

    start: int
    end: int
    surface: str
    kind: str
    targets: tuple[str, ...]
