"""Each test gets a database of its own, once in SQLite and once in PostgreSQL, and an empty Redis."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from switchboard.bootstrap import Switchboard, build
from switchboard.settings import Settings
from tests.integration.switchboard.fakes import FixedClock, RecordingNotifier
from tests.integration.switchboard.servers import RedisServer, postgres_server

SAMPLE = Path(__file__).parents[3] / "samples" / "starcity"


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    with RedisServer(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def redis_url(redis_server: RedisServer) -> str:
    redis.Redis.from_url(redis_server.url).flushall()
    return redis_server.url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    # Not in pytest's folder: the path of the socket must stay under 100 characters.
    with (
        tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder,
        postgres_server(Path(folder)) as server,
    ):
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'zongji.db'}"
    server = request.getfixturevalue("postgres")
    server.psql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
    return str(server.get_uri())


@pytest.fixture
def settings(database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    # type: ignore[call-arg]
    return Settings(_env_file=None, database_url=database_url, redis_url=redis_url, data_dir=tmp_path)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def notifier() -> RecordingNotifier:
    return RecordingNotifier()


@pytest.fixture
def make_switchboard(
    settings: Settings, clock: FixedClock, notifier: RecordingNotifier
) -> Iterator[Callable[..., Switchboard]]:
    """Another process' view of the same database, as it were; settings may differ by keyword."""
    made: list[Switchboard] = []

    def make(**changes: Any) -> Switchboard:
        made.append(build(settings.model_copy(update=changes), migrate=True, notifier=notifier, clock=clock))
        return made[-1]

    yield make
    for switchboard in made:
        switchboard.close()


@pytest.fixture
def switchboard(make_switchboard: Callable[..., Switchboard]) -> Switchboard:
    """With the sample company in it."""
    made = make_switchboard()
    made.import_directory.apply(made.import_directory.plan(SAMPLE), who="test")
    return made
