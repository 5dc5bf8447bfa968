"""CSV and XLSX files of a directory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from switchboard.domain.directory_changes import RowError
from switchboard.domain.directory_sheets import COLUMNS, Row, Sheet
from switchboard.domain.export_sheets import Sheets

LARGEST_FILE_BYTES = 200_000_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class DirectoryFolder:
    """See ``ports.DirectoryFiles``."""

    def read(self, paths: Sequence[Path]) -> tuple[dict[str, Sheet], list[RowError]]:
        sheets: dict[str, Sheet] = {}
        errors: list[RowError] = []
        for path in _files(paths, errors):
            try:
                found = list(_workbook(path)) if path.suffix.lower() == ".xlsx" else [_csv(path)]
            except (
                OSError,
                UnicodeDecodeError,
                csv.Error,
                BadZipFile,
                InvalidFileException,
                KeyError,
            ) as error:
                errors.append(RowError(path.name, 1, "(file)", f"cannot be read: {type(error).__name__}"))
                continue
            for sheet in found:
                if sheet.name in sheets:
                    errors.append(RowError(sheet.file, 1, "(file)", f"{sheet.name} is given twice"))
                sheets[sheet.name] = sheet
        if not sheets and not errors:
            errors.append(RowError("(none)", 1, "(file)", "no people, departments, notices or hours found"))
        return sheets, errors

    def write(self, path: Path, sheets: Sheets) -> tuple[Path, ...]:
        if path.suffix.lower() == ".xlsx":
            book = openpyxl.Workbook(write_only=True)
            for name, rows in sheets.items():
                page = book.create_sheet(name)
                for row in rows:
                    page.append(row)
            path.parent.mkdir(parents=True, exist_ok=True)
            book.save(path)
            return (path,)
        path.mkdir(parents=True, exist_ok=True)
        written = []
        for name, rows in sheets.items():
            file = path / f"{name}.csv"
            # With a byte order mark: without it Excel takes Chinese for Latin.
            with file.open("w", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
            written.append(file)
        return tuple(written)


def _files(paths: Sequence[Path], errors: list[RowError]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            for name in COLUMNS:
                if (path / f"{name}.csv").exists():
                    yield path / f"{name}.csv"
            yield from sorted(p for p in path.glob("*.xlsx") if not p.name.startswith("~$"))
        elif not path.exists():
            errors.append(RowError(path.name, 1, "(file)", "is not there"))
        elif path.suffix.lower() not in (".csv", ".xlsx") or (
            path.suffix.lower() == ".csv" and path.stem not in COLUMNS
        ):
            errors.append(
                RowError(path.name, 1, "(file)", f"name it .xlsx, or one of {' '.join(COLUMNS)} + .csv")
            )
        elif path.stat().st_size > LARGEST_FILE_BYTES:
            errors.append(RowError(path.name, 1, "(file)", "is larger than 200 MB"))
        else:
            yield path


def _csv(path: Path) -> Sheet:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")  # what Excel writes on Chinese Windows
    reader = csv.reader(io.StringIO(text, newline=""))
    lines = [(reader.line_num, cells) for cells in reader]
    return _sheet(path.stem, path.name, lines)


def _workbook(path: Path) -> Iterable[Sheet]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        for name in book.sheetnames:
            if name.lower() in COLUMNS:
                lines = [
                    (n, [_text(c) for c in row])
                    for n, row in enumerate(book[name].iter_rows(values_only=True), 1)
                ]
                yield _sheet(name.lower(), f"{path.name}[{name}]", lines)
    finally:
        book.close()


def _sheet(name: str, file: str, lines: list[tuple[int, list[str]]]) -> Sheet:
    heading = [c.strip().lower() for c in lines[0][1]] if lines else []
    while heading and not heading[-1]:  # Excel leaves empty columns behind
        heading.pop()
    rows = [
        Row(line, {c: _plain(v) for c, v in zip(heading, cells, strict=False)})
        for line, cells in lines[1:]
        if any(cell.strip() for cell in cells)
    ]
    return Sheet(name, file, tuple(heading), tuple(rows))


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # an extension that Excel took for a number
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return str(cell)


def _harmless(cell: str) -> str:
    """A name such as ``=HYPERLINK(...)`` must not run when somebody opens the export."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _plain(cell: str) -> str:
    """Undo ``_harmless``."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell
