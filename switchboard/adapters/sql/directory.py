"""The directory, the notice board, the hours and the channels, under one version number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from switchboard.adapters.sql import tables
from switchboard.adapters.sql.database import Database
from switchboard.domain.directory_changes import Change
from switchboard.domain.errors import DirectoryMoved
from switchboard.domain.hours import Hours
from switchboard.domain.hours_document import hours_from_document, hours_to_document
from switchboard.domain.people import Department, Directory, Notice, Person, Rank

ROWS_AT_ONCE = 1000


class SqlDirectoryStore:
    def __init__(self, database: Database, *, time_zone: str) -> None:
        self._database = database
        self._time_zone = time_zone

    def version(self) -> int:
        with self._database.read() as connection:
            return _version(connection)

    def load(self) -> tuple[int, Directory]:
        with self._database.read() as connection:
            people = connection.execute(select(tables.people).order_by(tables.people.c.position)).mappings()
            found = tuple(_person(dict(row)) for row in people)
            rows = connection.execute(
                select(tables.departments).order_by(tables.departments.c.position)
            ).mappings()
            departments = tuple(_department(dict(row)) for row in rows)
            return _version(connection), Directory(found, departments)

    def load_notices(self) -> tuple[Notice, ...]:
        with self._database.read() as connection:
            rows = connection.execute(select(tables.notices).order_by(tables.notices.c.position)).mappings()
            return tuple(_notice(dict(row)) for row in rows)

    def load_hours(self) -> Hours:
        with self._database.read() as connection:
            document = connection.execute(select(tables.opening_hours.c.document)).scalar()
        return hours_from_document(document) if document else Hours(time_zone=self._time_zone)

    def load_channels(self) -> dict[str, str]:
        with self._database.read() as connection:
            rows = connection.execute(select(tables.channels.c.target, tables.channels.c.url))
            return {target: url for target, url in rows}

    def replace(
        self,
        *,
        expected_version: int,
        directory: Directory | None,
        notices: Sequence[Notice] | None,
        hours: Hours | None,
        channels: dict[str, str] | None,
        changes: Sequence[Change],
        who: str,
        at: datetime,
    ) -> int:
        with self._database.write() as connection:
            version = _next_version(self._database, connection, expected_version)
            if directory is not None:
                _refill(connection, tables.people, [_with_rank(asdict(p)) for p in directory.people])
                _refill(connection, tables.departments, [asdict(d) for d in directory.departments])
            if notices is not None:
                _refill(connection, tables.notices, [_notice_row(n) for n in notices])
            if hours is not None:
                connection.execute(delete(tables.opening_hours))
                connection.execute(
                    insert(tables.opening_hours), [{"id": 1, "document": hours_to_document(hours)}]
                )
            if channels is not None:
                connection.execute(delete(tables.channels))
                if channels:
                    rows = [{"target": target, "url": url} for target, url in channels.items()]
                    connection.execute(insert(tables.channels), rows)
            for start in range(0, len(changes), ROWS_AT_ONCE):
                connection.execute(
                    insert(tables.directory_changes),
                    [_change_row(c, who, at) for c in changes[start : start + ROWS_AT_ONCE]],
                )
        return version

    def changes(self, *, limit: int) -> tuple[Change, ...]:
        table = tables.directory_changes
        with self._database.read() as connection:
            rows = connection.execute(select(table).order_by(table.c.id.desc()).limit(limit)).mappings()
            return tuple(
                Change(r["kind"], r["entry"], r["before"], r["after"], who=r["who"], at=r["at"]) for r in rows
            )


def _version(connection: Connection) -> int:
    return connection.execute(select(tables.directory_version.c.version)).scalar() or 0


def _next_version(database: Database, connection: Connection, expected: int) -> int:
    table = tables.directory_version
    # The row may be missing on the first import: two first imports at once must still meet on it.
    connection.execute(database.insert(table).values(id=1, version=0).on_conflict_do_nothing())
    moved = connection.execute(update(table).where(table.c.version == expected).values(version=expected + 1))
    if moved.rowcount != 1:
        raise DirectoryMoved("the directory was changed after this plan was made")
    return expected + 1


def _refill(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(table))
    numbered = [{**row, "position": position} for position, row in enumerate(rows)]
    for start in range(0, len(numbered), ROWS_AT_ONCE):
        connection.execute(insert(table), numbered[start : start + ROWS_AT_ONCE])


def _with_rank(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "rank": row["rank"].value}


def _person(row: dict[str, Any]) -> Person:
    row.pop("position")
    return Person(
        **{
            **row,
            "rank": Rank(row["rank"]),
            "aliases": tuple(row["aliases"]),
            "languages": tuple(row["languages"]),
        }
    )


def _department(row: dict[str, Any]) -> Department:
    row.pop("position")
    return Department(**{**row, "aliases": tuple(row["aliases"]), "subjects": tuple(row["subjects"])})


def _notice(row: dict[str, Any]) -> Notice:
    row.pop("position")
    starts, ends = (date.fromisoformat(row[k]) if row[k] else None for k in ("starts", "ends"))
    return Notice(**{**row, "starts": starts, "ends": ends, "keywords": tuple(row["keywords"])})


def _notice_row(notice: Notice) -> dict[str, Any]:
    days = {k: v.isoformat() if v else "" for k, v in (("starts", notice.starts), ("ends", notice.ends))}
    return {**asdict(notice), **days}


def _change_row(change: Change, who: str, at: datetime) -> dict[str, Any]:
    return {
        "at": at,
        "who": who,
        "kind": change.kind,
        "entry": change.entry,
        "before": change.before,
        "after": change.after,
    }
