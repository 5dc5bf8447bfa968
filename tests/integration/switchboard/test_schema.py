"""The migrations and the tables are the same thing, and many processes may migrate at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from switchboard.adapters.sql.database import Database
from switchboard.adapters.sql.migrate import migrate
from switchboard.adapters.sql.tables import metadata
from switchboard.settings import Settings


def test_migrations_build_just_the_tables_that_the_code_uses(settings: Settings) -> None:
    database = Database(settings.sql_url)
    migrate(database)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_processes_that_start_together_migrate_once(settings: Settings) -> None:
    databases = [Database(settings.sql_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, databases))
    with databases[0].read() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == "0001"
    for database in databases:
        database.close()
