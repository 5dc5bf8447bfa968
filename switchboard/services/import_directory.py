"""Import of a whole directory: a dry run first, then all or nothing (B1, B6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from switchboard.domain import company_rows, directory_rows
from switchboard.domain.directory_changes import Change, RowError, difference
from switchboard.domain.directory_sheets import Reader, Sheet
from switchboard.domain.entries import channel_entries, directory_entries, hours_entries, notice_entries
from switchboard.domain.errors import DirectoryRefused
from switchboard.domain.hours import Hours
from switchboard.domain.people import Directory, Notice
from switchboard.services.current_directory import CurrentDirectory
from switchboard.services.ports import Clock, DirectoryFiles, DirectoryStore
from switchboard.services.publish_directory import PublishDirectory

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. Nothing can be applied while there are ``errors``."""

    adds: tuple[Change, ...] = ()
    changes: tuple[Change, ...] = ()
    removals: tuple[Change, ...] = ()
    errors: tuple[RowError, ...] = ()
    base_version: int = 0
    directory: Directory | None = field(default=None, repr=False)
    notices: tuple[Notice, ...] | None = field(default=None, repr=False)
    hours: Hours | None = field(default=None, repr=False)
    channels: dict[str, str] | None = field(default=None, repr=False)

    @property
    def is_empty(self) -> bool:
        return not (self.adds or self.changes or self.removals)


class ImportDirectory:
    def __init__(
        self,
        store: DirectoryStore,
        files: DirectoryFiles,
        current: CurrentDirectory,
        publish: PublishDirectory,
        clock: Clock,
    ) -> None:
        self._store = store
        self._files = files
        self._current = current
        self._publish = publish
        self._clock = clock

    def plan(self, paths: str | Path | Sequence[str | Path]) -> ImportPlan:
        """Read a folder, or files (``people.csv``, ``departments.csv`` ..., or one XLSX with such
        sheets), and compare.

        A sheet that is not there leaves its part as it is; a sheet that is there replaces its part whole."""
        given = [paths] if isinstance(paths, str | Path) else list(paths)
        sheets, errors = self._files.read([Path(p) for p in given])
        version, directory = self._store.load()
        return _plan(sheets, errors, version, directory, self._store)

    def apply(self, plan: ImportPlan, *, who: str = "import") -> int:
        """Do what was planned, in one transaction, and tell every process. Returns the new version.

        Raises:
            DirectoryRefused: the plan has errors.
            DirectoryMoved: somebody changed the directory since the plan was made.
        """
        if plan.errors:
            raise DirectoryRefused(f"{len(plan.errors)} errors")
        if plan.is_empty:
            return plan.base_version
        version = self._store.replace(
            expected_version=plan.base_version,
            directory=plan.directory,
            notices=plan.notices,
            hours=plan.hours,
            channels=plan.channels,
            changes=(*plan.adds, *plan.changes, *plan.removals),
            who=who,
            at=self._clock.now(),
        )
        log.info(
            "directory_imported",
            version=version,
            adds=len(plan.adds),
            changes=len(plan.changes),
            removals=len(plan.removals),
        )
        self._current.changed()
        self._publish()
        return version


def _plan(
    sheets: dict[str, Sheet],
    errors: list[RowError],
    version: int,
    old: Directory,
    store: DirectoryStore,
) -> ImportPlan:
    readers = {name: Reader(sheet) for name, sheet in sheets.items()}
    usable = {name: reader for name, reader in readers.items() if reader.check_columns()}
    directory = _directory(usable.get("people"), usable.get("departments"), old)
    notices = company_rows.read_notices(usable["notices"]) if "notices" in usable else None
    old_hours = store.load_hours() if usable.keys() & {"hours", "special_days"} else None
    hours = _hours(usable, directory, old_hours) if old_hours is not None else None
    channels = company_rows.read_channels(usable["channels"], directory) if "channels" in usable else None
    found = difference(
        _entries(
            old,
            notices=store.load_notices() if notices is not None else None,
            hours=old_hours,
            channels=store.load_channels() if channels is not None else None,
        ),
        _entries(directory, notices=notices, hours=hours, channels=channels),
    )
    problems = [*errors, *(error for reader in readers.values() for error in reader.errors)]
    return ImportPlan(
        adds=tuple(c for c in found if c.kind == "add"),
        changes=tuple(c for c in found if c.kind == "change"),
        removals=tuple(c for c in found if c.kind == "remove"),
        errors=tuple(sorted(problems, key=lambda e: (e.file, e.line))),
        base_version=version,
        directory=directory if usable.keys() & {"people", "departments"} else None,
        notices=notices,
        hours=hours,
        channels=channels,
    )


def _hours(usable: dict[str, Reader], directory: Directory, old: Hours) -> Hours:
    """The hours with those parts replaced that have a sheet."""
    weeks = company_rows.read_weeks(usable["hours"], directory) if "hours" in usable else None
    days = (
        company_rows.read_special_days(usable["special_days"], directory)
        if "special_days" in usable
        else None
    )
    return company_rows.with_new_parts(old, weeks, days)


def _entries(
    directory: Directory,
    *,
    notices: tuple[Notice, ...] | None,
    hours: Hours | None,
    channels: dict[str, str] | None,
) -> dict[str, dict[str, object]]:
    """What is compared: of each part that has a sheet."""
    entries = directory_entries(directory)
    if notices is not None:
        entries.update(notice_entries(notices))
    if hours is not None:
        entries.update(hours_entries(hours))
    if channels is not None:
        entries.update(channel_entries(channels))
    return entries


def _directory(people: Reader | None, departments: Reader | None, old: Directory) -> Directory:
    person_rows = directory_rows.read_people(people) if people else []
    found_people = [p for _, p in person_rows] if people else list(old.people)
    department_rows = directory_rows.read_departments(departments, found_people) if departments else []
    found_departments = [d for _, d in department_rows] if departments else list(old.departments)
    directory = Directory(tuple(found_people), tuple(found_departments))
    directory_rows.check_references(directory, people, person_rows)
    kept = {p.extension for p in old.people if not people} | {
        d.extension for d in old.departments if not departments
    }
    directory_rows.check_extensions(((people, person_rows), (departments, department_rows)), kept - {""})
    return directory
