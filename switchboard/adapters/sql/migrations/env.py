"""Alembic's entry: the connection comes from ``migrate``; nothing is read from the environment here."""

from __future__ import annotations

from alembic import context

from switchboard.adapters.sql.tables import metadata

database = context.config.attributes["database"]

with database.write() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=database.is_sqlite,
        transactional_ddl=True,
    )
    context.run_migrations()
