"""The directory that the core published last, kept in Rasa's process: no training is needed when
it changes.
"""

from __future__ import annotations

import csv
import logging
import os
import threading
import time
from functools import cache
from pathlib import Path
from typing import Any

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.people import Department, Directory, Person, Rank

logger = logging.getLogger(__name__)

SAMPLE = Path(__file__).parents[2] / "samples" / "starcity"
CHECK_EVERY_SECONDS = 0.2
WAIT_FOR_RELOAD_SECONDS = 2.0
RETRY_AFTER_SECONDS = 2.0  # Redis is down: go on with what is known
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
    """``index()`` is the index of the newest directory; a change is loaded beside the old one.

    Then swapped in.
    """

    def __init__(self, redis: Any = None) -> None:
        self._redis = redis
        self._index = CalleeIndex(read_company())
        self._version: str | None = None
        self._next_check = 0.0
        self._loading: threading.Thread | None = None
        if redis is not None:
            self._check(wait=True)

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
        if self._redis is not None and time.monotonic() >= self._next_check:
            self._check(wait=False)
        return self._index

    def _check(self, *, wait: bool) -> None:
        self._next_check = time.monotonic() + CHECK_EVERY_SECONDS
        if self._loading is not None and self._loading.is_alive():
            return
        try:
            version = self._redis.get("zongji:directory:version")
        except Exception as error:  # any fault of Redis: callers are still understood
            self._next_check = time.monotonic() + RETRY_AFTER_SECONDS
            logger.warning("directory_check_failed error=%s", type(error).__name__)
            return
        if version is None or version == self._version:
            return
        self._loading = threading.Thread(target=self._load, args=(version,), daemon=True)
        self._loading.start()
        # A change is there for the very caller who comes after it, unless it is a large directory.
        self._loading.join(timeout=30 if wait else WAIT_FOR_RELOAD_SECONDS)

    def _load(self, version: str) -> None:
        try:
            text = self._redis.get("zongji:directory")
            if text:
                self._index = CalleeIndex(Directory.from_json(text))
                self._version = version
                logger.info("directory_loaded version=%s", version)
        except Exception as error:
            logger.warning("directory_load_failed error=%s", type(error).__name__)
