"""The stock Pipecat pipeline on the same Rasa, in an environment of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zongji.setup.commands import show
from zongji.setup.install import ROOT
from zongji.setup.stamps import Stamp
from zongji.setup.uv import find_or_install_uv, registry_of_pip
from zongji.supervisor.probes import http_answers

FOLDER = ROOT / "benchmarks" / "pipecat_peer"
_START_SECONDS = 90.0


@contextmanager
def running_peer(rasa_url: str, *, our_transcriber: bool) -> Iterator[tuple[int, str]]:
    """Its pid and the address of its socket."""
    python = _environment()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = ROOT / "models" / "demo" / "whisper"
    argv = [
        str(python),
        str(FOLDER / "server.py"),
        "--port",
        str(port),
        "--rasa-url",
        rasa_url,
        "--model",
        str(model),
    ]
    if our_transcriber:
        argv.append("--our-transcriber")
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(port, process)
            yield process.pid, f"ws://127.0.0.1:{port}/media"
        finally:
            process.kill()


def _environment() -> Path:
    lock = FOLDER / "requirements.lock"
    stamp = Stamp(FOLDER / ".venv", made_from=[lock], also=f"{ROOT}")
    python = FOLDER / ".venv" / "bin" / "python"
    if not stamp.fits():
        uv = find_or_install_uv(ROOT)
        show(
            [uv, "venv", "--quiet", "--no-project", "--clear", "--python", sys.executable, python.parents[1]]
        )
        options = ("--quiet", "--require-hashes", "--compile-bytecode", "--python", python, "-r", lock)
        show([uv, "pip", "install", *options], env=registry_of_pip())
        stamp.set()
    return python


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    probe = http_answers(port, "/healthz")
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the peer ended with {process.returncode}")
        if probe(process.pid):
            return
        time.sleep(0.3)
    raise TimeoutError("the peer does not answer")
