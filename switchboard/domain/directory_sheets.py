"""The files of a directory as sheets of rows, before anything is understood of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeVar

from switchboard.domain.directory_changes import RowError

T = TypeVar("T")

# Sheet → columns, and whether each must be there and filled.
COLUMNS: dict[str, dict[str, bool]] = {
    "departments": {
        "code": True,
        "name_zh": True,
        "name_en": False,
        "extension": False,
        "aliases": False,
        "head": False,
        "subjects": False,
    },
    "people": {
        "id": True,
        "name": True,
        "name_en": False,
        "department": True,
        "title_zh": False,
        "title_en": False,
        "rank": False,
        "extension": False,
        "mobile": False,
        "email": False,
        "secretary": False,
        "deputy": False,
        "aliases": False,
        "language": False,
    },
    "notices": {
        "topic": True,
        "answer_zh": True,
        "answer_en": False,
        "starts": False,
        "ends": False,
        "keywords": False,
    },
    "hours": {
        "department": False,
        "weekdays": True,
        "opens": True,
        "closes": True,
        "lunch_starts": False,
        "lunch_ends": False,
        "holidays": False,
        "time_zone": False,
    },
    "special_days": {"day": True, "department": False, "opens": False, "closes": False},
    "channels": {"target": True, "url": True},
}


@dataclass(frozen=True)
class Row:
    line: int  # as a text editor counts, the heading is 1
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """``name`` is one of COLUMNS; ``file`` is for messages to people."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass
class Reader:
    """Takes cells out of a sheet's rows; every cell that is wrong leaves an error and an empty value."""

    sheet: Sheet
    errors: list[RowError] = field(default_factory=list)

    def check_columns(self) -> bool:
        """Whether the heading can be used at all."""
        known = COLUMNS[self.sheet.name]
        missing = [c for c, needed in known.items() if needed and c not in self.sheet.columns]
        unknown = [c for c in self.sheet.columns if c not in known]
        for column in missing:
            self.errors.append(RowError(self.sheet.file, 1, column, "column is missing"))
        for column in unknown:
            self.errors.append(RowError(self.sheet.file, 1, column or "(empty)", "no such column"))
        return not missing

    def error(self, row: Row, column: str, problem: str) -> None:
        self.errors.append(RowError(self.sheet.file, row.line, column, problem))

    def text(self, row: Row, column: str) -> str:
        value = row.cells.get(column, "").strip()
        if not value and COLUMNS[self.sheet.name][column]:
            self.error(row, column, "must not be empty")
        return value

    def many(self, row: Row, column: str) -> tuple[str, ...]:
        """``a;b`` or ``a；b``."""
        parts = self.text(row, column).replace("；", ";").split(";")
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))

    def parsed(self, row: Row, column: str, parse: Callable[[str], T], problem: str) -> T | None:
        value = self.text(row, column)
        if not value:
            return None
        try:
            return parse(value)
        except ValueError:
            self.error(row, column, problem)
            return None

    def day(self, row: Row, column: str) -> date | None:
        return self.parsed(row, column, date.fromisoformat, "is not a date like 2026-10-01")

    def time(self, row: Row, column: str) -> time | None:
        return self.parsed(row, column, _time, "is not a time like 09:00")


def _time(text: str) -> time:
    # 24:00 is how people write the end of a day.
    return time(0) if text == "24:00" else time.fromisoformat(text.zfill(5))
