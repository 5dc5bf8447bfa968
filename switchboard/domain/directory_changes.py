"""What an import would change, and what has been changed: by whom and when (B1, B6)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class RowError:
    """A cell that cannot be imported. ``line`` counts as a text editor does: the heading is line 1."""

    file: str
    line: int
    column: str
    problem: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.column}: {self.problem}"


@dataclass(frozen=True)
class Change:
    """One entry added, changed or removed. ``entry``: ``person:p018`` ``department:sales``
    ``notice:fax`` ``hours``.

    ``before`` and ``after`` hold only the fields that differ; ``who`` and ``at`` are set once it is done."""

    kind: str  # add | change | remove
    entry: str
    before: dict[str, object] = field(default_factory=dict)
    after: dict[str, object] = field(default_factory=dict)
    who: str = ""
    at: datetime | None = None


def difference(
    before: dict[str, dict[str, object]], after: dict[str, dict[str, object]]
) -> tuple[Change, ...]:
    """Entries as ``{"person:p018": {"name": ...}}`` before and after; sorted by entry."""
    changes = []
    for entry in sorted(before.keys() | after.keys()):
        old, new = before.get(entry), after.get(entry)
        if old is None and new is not None:
            changes.append(Change("add", entry, after=new))
        elif new is None and old is not None:
            changes.append(Change("remove", entry, before=old))
        elif old is not None and new is not None and old != new:
            fields = [name for name in new if old.get(name) != new[name]]
            changes.append(
                Change("change", entry, {f: old.get(f) for f in fields}, {f: new[f] for f in fields})
            )
    return tuple(changes)
