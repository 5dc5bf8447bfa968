"""Brings the database to the newest schema; many processes may try at once."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from switchboard.adapters.sql.database import Database

LOCK_KEY = 0x5A4F4E47  # "ZONG": PostgreSQL's advisory lock of our migrations


def migrate(database: Database, revision: str = "head") -> None:
    """Run the migrations that are missing, one process at a time; the others wait and find nothing to do."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with _alone(database):
        config.attributes["database"] = database
        command.upgrade(config, revision)


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    if database.is_sqlite:
        name = database.engine.url.database
        if not name or name == ":memory:":
            yield
            return
        with Path(f"{name}.migrating").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        return
    with database.engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK_KEY})
