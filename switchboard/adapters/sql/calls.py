"""Call records with their turns and steps."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.exc import IntegrityError

from switchboard.adapters.sql.database import Database
from switchboard.adapters.sql.tables import call_steps, call_turns, calls
from switchboard.domain.calls import CallRecord, Step, Turn
from switchboard.domain.errors import UnknownCall
from switchboard.domain.outcome import Outcome

TURN_FIELDS = list(Turn.__dataclass_fields__)


class SqlCallStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, call_id: str, *, channel: str, caller: str, called: str, at: datetime) -> None:
        row = {"call_id": call_id, "channel": channel, "caller": caller, "called": called, "started_at": at}
        with self._database.write() as connection:
            connection.execute(self._database.insert(calls).values(row).on_conflict_do_nothing())

    def add_turn(self, call_id: str, turn: Turn) -> None:
        values = {f: getattr(turn, f) for f in TURN_FIELDS}
        statement = self._database.insert(call_turns).values(call_id=call_id, **values)
        again = {f: values[f] for f in TURN_FIELDS if f != "index"}
        self._add(statement.on_conflict_do_update(index_elements=["call_id", "index"], set_=again))

    def add_step(self, call_id: str, step: Step, *, event_id: str | None) -> None:
        statement = self._database.insert(call_steps).values(
            call_id=call_id, event_id=event_id, name=step.name, at=step.at, detail=step.detail
        )
        self._add(statement.on_conflict_do_nothing())

    def _add(self, statement: Any) -> None:
        try:
            with self._database.write() as connection:
                connection.execute(statement)
        except IntegrityError as error:  # the foreign key
            raise UnknownCall("the call was never started") from error

    def set_outcome(self, call_id: str, outcome: Outcome) -> None:
        values = {f: v for f, v in vars(outcome).items() if v is not None}
        self._change(call_id, values)

    def end(self, call_id: str, *, ended_by: str, at: datetime) -> None:
        ended = {"ended_at": func.coalesce(calls.c.ended_at, at)}
        self._change(
            call_id, {**ended, "ended_by": func.coalesce(func.nullif(calls.c.ended_by, ""), ended_by)}
        )

    def _change(self, call_id: str, values: dict[str, Any]) -> None:
        # No value to set is still a check that the call is there.
        statement = update(calls).where(calls.c.call_id == call_id).values(values or {"call_id": call_id})
        with self._database.write() as connection:
            if connection.execute(statement).rowcount != 1:
                raise UnknownCall("the call was never started")

    def get(self, call_id: str) -> CallRecord | None:
        with self._database.read() as connection:
            row = connection.execute(select(calls).where(calls.c.call_id == call_id)).mappings().one_or_none()
            if row is None:
                return None
            spoken = select(*[call_turns.c[f] for f in TURN_FIELDS]).where(call_turns.c.call_id == call_id)
            turns = connection.execute(spoken.order_by(call_turns.c.index)).mappings()
            happened = select(call_steps.c.name, call_steps.c.at, call_steps.c.detail)
            steps = connection.execute(
                happened.where(call_steps.c.call_id == call_id).order_by(call_steps.c.id)
            ).mappings()
            return _record(row, tuple(Turn(**t) for t in turns), tuple(Step(**s) for s in steps))

    def search(
        self,
        *,
        channel: str | None = None,
        disposition: str | None = None,
        goal: str | None = None,
        target: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> tuple[tuple[CallRecord, ...], int]:
        equal = {"channel": channel, "disposition": disposition, "goal": goal, "target": target}
        where = [calls.c[name] == value for name, value in equal.items() if value]
        where += [calls.c.started_at >= since] if since else []
        where += [calls.c.started_at < until] if until else []
        newest = select(calls).where(*where).order_by(calls.c.started_at.desc(), calls.c.call_id)
        with self._database.read() as connection:
            total = connection.execute(select(func.count()).select_from(calls).where(*where)).scalar_one()
            rows = connection.execute(newest.limit(limit).offset(offset)).mappings()
            return tuple(_record(row) for row in rows), total


def _record(row: RowMapping, turns: tuple[Turn, ...] = (), steps: tuple[Step, ...] = ()) -> CallRecord:
    return CallRecord(
        call_id=row["call_id"],
        channel=row["channel"],
        caller=row["caller"],
        called=row["called"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
        ended_by=row["ended_by"],
        outcome=Outcome(row["goal"], row["target"], row["disposition"]),
        turns=turns,
        steps=steps,
    )
