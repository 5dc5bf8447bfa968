"""The directory that the core published last, kept in Rasa's process: no training is needed when
it changes.
"""

from __future__ import annotations

import csv
import logging
import os
from functools import cache
from pathlib import Path
from typing import Any

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.people import Department, Directory, Person, Rank
from switchboard.services.newest import Newest

logger = logging.getLogger(__name__)

SAMPLE = Path(__file__).parents[2] / "samples" / "starcity"
WAIT_AT_START_SECONDS = 30.0
REDIS_TIMEOUT_SECONDS = 0.3


def read_company(folder: Path = SAMPLE) -> Directory:
    """The sheets of a company, those that it has; the sample is all there is without Redis."""
    rows, desks = _rows(folder / "people.csv"), _rows(folder / "departments.csv")
    by_name = {row["name"]: row["id"] for row in rows}
    return Directory(
        people=tuple(_person(row) for row in rows),
        departments=tuple(_department(row, by_name) for row in desks),
    )


def _rows(sheet: Path) -> list[dict[str, str]]:
    if not sheet.exists():
        return []
    with open(sheet, encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))


def _person(row: dict[str, str]) -> Person:
    known = {
        k: v for k, v in row.items() if k in Person.__dataclass_fields__ and k not in ("rank", "aliases")
    }
    return Person(**known, rank=Rank(row.get("rank") or "staff"), aliases=_many(row.get("aliases")))


def _department(row: dict[str, str], by_name: dict[str, str]) -> Department:
    return Department(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row.get("name_en", ""),
        extension=row.get("extension", ""),
        aliases=_many(row.get("aliases")),
        head=by_name.get(row.get("head", ""), row.get("head", "")),
        subjects=_many(row.get("subjects")),
    )


def _many(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(";") if part.strip())


class PublishedDirectory:
    """``index()`` is the index of the newest directory; until one is published, of the sample."""

    def __init__(self, redis: Any = None) -> None:
        self._redis = redis
        sample = CalleeIndex(read_company())
        self._newest = Newest("directory", self._version, self._load, until_then=sample)
        self._newest.get(wait_seconds=WAIT_AT_START_SECONDS)

    @classmethod
    @cache
    def shared(cls) -> PublishedDirectory:
        """One for all components of the process: an index of 100,000 people is large."""
        return cls.from_environment()

    @classmethod
    def from_environment(cls) -> PublishedDirectory:
        """With ``REDIS_URL`` the published directory, else the sample company."""
        url = os.environ.get("REDIS_URL", "")
        if not url:
            return cls()
        from redis import Redis

        return cls(
            Redis.from_url(
                url,
                socket_timeout=REDIS_TIMEOUT_SECONDS,
                socket_connect_timeout=REDIS_TIMEOUT_SECONDS,
                decode_responses=True,
            )
        )

    def index(self) -> CalleeIndex:
        """Cheap: at most one small question to Redis every 200 ms."""
        return self._newest.get()

    def _version(self) -> str | None:
        return self._redis.get("zongji:directory:version") if self._redis else None

    def _load(self) -> tuple[str, CalleeIndex]:
        version, text = self._redis.mget("zongji:directory:version", "zongji:directory")
        logger.info("directory_loaded version=%s", version)
        return version, CalleeIndex(Directory.from_json(text))
