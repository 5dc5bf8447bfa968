"""Redis, SQL, the ports, and the product if it runs."""

from __future__ import annotations

from typing import Any

import httpx
import redis
import sqlalchemy

from switchboard.settings import Settings
from zongji.addresses import local_origin
from zongji.doctor.findings import Finding
from zongji.environment import variable_of
from zongji.redis_server import find_redis_server
from zongji.supervisor.ports import PORT_FIELDS, PortTaken, check_free
from zongji.words import words


def look_at_live_parts(settings: Settings) -> list[Finding]:
    report = _readiness(settings)
    found = [_redis(settings), _sql(settings)]
    return [*found, *(_running(report) if report else [_ports(settings)])]


def _redis(settings: Settings) -> Finding:
    if not settings.redis_url:
        binary = find_redis_server()
        if binary is None:
            return Finding("redis", "problem", words("not_there"), words("hint_redis"))
        return Finding("redis", "fine", str(binary))
    try:
        with redis.Redis.from_url(
            settings.redis_url, socket_timeout=2.0, socket_connect_timeout=2.0
        ) as client:
            version = client.info("server")["redis_version"]
    except redis.RedisError as error:
        return Finding("redis", "problem", type(error).__name__, words("hint_redis_url"))
    return Finding("redis", "fine", f"REDIS_URL  {version}")


def _sql(settings: Settings) -> Finding:
    kind = sqlalchemy.make_url(settings.sql_url).get_backend_name()
    if kind == "sqlite":
        return Finding("doc_sql", "fine", "SQLite")
    engine = sqlalchemy.create_engine(settings.sql_url, connect_args={"connect_timeout": 3})
    try:
        with engine.connect() as connection:
            connection.execute(sqlalchemy.text("select 1"))
    except sqlalchemy.exc.SQLAlchemyError as error:
        return Finding("doc_sql", "problem", f"{kind}: {type(error).__name__}", words("hint_sql"))
    finally:
        engine.dispose()
    return Finding("doc_sql", "fine", kind)


def _ports(settings: Settings) -> Finding:
    fields = tuple(f for f in PORT_FIELDS if f != "redis_port" or not settings.redis_url)
    try:
        check_free(settings, fields)
    except PortTaken as error:
        hint = words("hint_port", variable=variable_of(error.field))
        return Finding("doc_ports", "problem", words("port_taken", port=error.port), hint)
    return Finding("doc_ports", "fine", " ".join(str(getattr(settings, f)) for f in fields))


def _readiness(settings: Settings) -> dict[str, Any] | None:
    """The report of the product that runs at our address, if one does."""
    try:
        report = httpx.get(f"{local_origin(settings)}/readyz", timeout=5.0).json()
    except (httpx.HTTPError, ValueError):
        return None
    return report if isinstance(report, dict) and "parts" in report else None


def _running(report: dict[str, Any]) -> list[Finding]:
    findings = []
    for name, state in report["parts"].items():
        if state["ok"]:
            findings.append(Finding(f"running_{name}", "fine", f"{state['ms']} ms"))
        else:
            findings.append(Finding(f"running_{name}", "problem", str(state["error"]), words("hint_logs")))
    return findings
