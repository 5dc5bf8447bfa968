"""Digests of the API's bearer tokens."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from switchboard.adapters.sql.database import Database
from switchboard.adapters.sql.tables import api_tokens


class SqlTokenStore:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, digest: str, *, at: datetime) -> None:
        with self._database.write() as connection:
            connection.execute(insert(api_tokens).values(name=name, digest=digest, created_at=at))

    def known(self, digest: str) -> bool:
        valid = (api_tokens.c.digest == digest) & api_tokens.c.revoked_at.is_(None)
        with self._database.read() as connection:
            return connection.execute(select(api_tokens.c.name).where(valid)).first() is not None

    def revoke(self, name: str, *, at: datetime) -> int:
        valid = (api_tokens.c.name == name) & api_tokens.c.revoked_at.is_(None)
        with self._database.write() as connection:
            return connection.execute(update(api_tokens).where(valid).values(revoked_at=at)).rowcount
