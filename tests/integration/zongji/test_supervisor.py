"""The supervisor with a real Redis and a small web server as its children (D2, G5)."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
import redis

from switchboard.settings import Settings
from tests.integration.zongji.conftest import WEB, web_service
from zongji.supervisor import PortTaken, Report, StartFailed, Supervisor

Supervise = Callable[..., Supervisor]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def gone_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_every_process_serves_when_start_returns_and_is_gone_after_stop(
    supervise: Supervise, settings: Settings, reports: list[Report]
) -> None:
    supervisor = supervise()
    supervisor.start()
    pids = [supervisor.pid_of(name) for name in ("redis", "gateway")]
    assert redis.Redis.from_url(settings.live_url).ping()
    assert json.loads((settings.data_dir / "processes.json").read_text()) == dict(
        zip(("redis", "gateway"), pids, strict=True)
    )
    supervisor.stop()
    assert not any(alive(pid) for pid in pids)
    assert [r.name for r in reports if r.what == "ready"] == ["redis", "data", "gateway"]
    assert not (settings.data_dir / "processes.json").exists()


def test_a_killed_process_is_started_again_and_said_so(supervise: Supervise, reports: list[Report]) -> None:
    supervisor = supervise()
    supervisor.start()
    killed = supervisor.pid_of("gateway")
    os.kill(killed, signal.SIGKILL)
    supervisor.wait_ready("gateway", limit_seconds=20, not_pid=killed)
    assert supervisor.restarts_of("gateway") == 1
    assert [r.what for r in reports if r.name == "gateway"] == [
        "starting",
        "ready",
        "died",
        "restarting",
        "ready",
    ]


def test_what_redis_acknowledged_is_there_after_redis_was_killed(
    supervise: Supervise, settings: Settings
) -> None:
    supervisor = supervise()
    supervisor.start()
    redis.Redis.from_url(settings.live_url).set("zongji:kept", "yes")
    killed = supervisor.pid_of("redis")
    os.kill(killed, signal.SIGKILL)
    supervisor.wait_ready("redis", limit_seconds=20, not_pid=killed)
    assert redis.Redis.from_url(settings.live_url).get("zongji:kept") == b"yes"


def test_a_taken_port_is_named_with_the_variable_that_moves_it(
    supervise: Supervise, settings: Settings
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.port))
        other.listen()
        with pytest.raises(PortTaken, match=f"{settings.port}.*ZONGJI_PORT"):
            supervise().start()


def test_a_second_instance_in_the_same_folder_is_refused(supervise: Supervise) -> None:
    supervise().start()
    with pytest.raises(StartFailed, match="another instance"):
        supervise().start()


def test_a_failed_preparation_stops_the_start_and_names_its_log(supervise: Supervise) -> None:
    supervisor = supervise(preparation="raise SystemExit(3)")
    with pytest.raises(StartFailed, match=r"data failed \(exit 3\).*data\.log"):
        supervisor.start()
    assert not alive(supervisor.pid_of("redis"))


def test_a_process_that_ends_while_starting_stops_the_start(supervise: Supervise, settings: Settings) -> None:
    with pytest.raises(StartFailed, match="gateway ended while starting"):
        supervise(web=web_service(settings, code="raise SystemExit(1)")).start()


def test_a_start_can_be_broken_off(supervise: Supervise, settings: Settings) -> None:
    supervisor = supervise(web=web_service(settings, code="import time; time.sleep(60)"))
    supervisor.ask_to_stop()
    with pytest.raises(StartFailed, match="stopped while starting"):
        supervisor.start()


def test_a_child_that_does_not_listen_to_the_term_signal_is_killed(
    supervise: Supervise, settings: Settings
) -> None:
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + WEB
    service = web_service(settings, code=deaf)
    supervisor = supervise(web=service)
    supervisor.start()
    pid = supervisor.pid_of("gateway")
    object.__setattr__(service, "stop_limit_seconds", 0.5)
    supervisor.stop()
    assert not alive(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_nothing_is_left_when_the_supervisor_itself_is_killed(settings: Settings) -> None:
    code = (
        "import sys, time; from switchboard.settings import Settings\n"
        "from tests.integration.zongji.conftest import small_plan; from zongji.supervisor import Supervisor\n"
        "folder, port, redis_port = sys.argv[1:]\n"
        "settings = Settings(_env_file=None, data_dir=folder, port=port, redis_port=redis_port)\n"
        "supervisor = Supervisor(settings, plan=small_plan); supervisor.start()\n"
        "print(supervisor.pid_of('redis'), supervisor.pid_of('gateway'), flush=True)\n"
        "time.sleep(60)"
    )
    argv = [sys.executable, "-c", code, str(settings.data_dir), str(settings.port), str(settings.redis_port)]
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process:
        pids = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()
    assert len(pids) == 2
    assert all(gone_within(pid, 10) for pid in pids)
