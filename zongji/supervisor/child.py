"""One child process: in a group of its own, its output in a log, dead when its parent is."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from zongji.paths import ROOT
from zongji.supervisor.log_file import LogFile, copy_in_background

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _die_with_parent() -> None:
    """Runs in the child before exec: when the supervisor is killed outright, nothing of ours stays behind."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


class Child:
    """A started process. Must be created on a thread that lives as long as the child may:
    Linux sends the parent-death signal when the *thread* that forked ends.
    """

    def __init__(self, argv: Sequence[str], *, env: Mapping[str, str], log: Path) -> None:
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            argv,
            env=dict(env),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        assert self._process.stdout is not None
        self._copying = copy_in_background(self._process.stdout, LogFile(log))

    @property
    def pid(self) -> int:
        return self._process.pid

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def age_seconds(self) -> float:
        return time.monotonic() - self.started

    def ask_to_end(self) -> None:
        self._signal_group(signal.SIGTERM)

    def end(self, *, limit_seconds: float) -> None:
        """Waits for a child that was asked to end; kills its whole group at the limit."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(limit_seconds)
        self.sweep()

    def sweep(self) -> None:
        """Kills whatever of the group is left, so that no orphan keeps a port."""
        self._signal_group(signal.SIGKILL)
        self._process.wait(5)
        self._copying.join(1)

    def _signal_group(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)
