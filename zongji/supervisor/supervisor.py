"""The supervisor: one thread that owns every child process from its start to its end."""

from __future__ import annotations

import fcntl
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from switchboard.settings import Settings
from zongji.every import Every
from zongji.supervisor.child import Child
from zongji.supervisor.locks import clear_ticket_locks
from zongji.supervisor.plan import Plan, whole_product
from zongji.supervisor.ports import check_free
from zongji.supervisor.preparations import Preparation
from zongji.supervisor.reports import Report, Reporter, say_nothing
from zongji.supervisor.services import Service
from zongji.supervisor.watched import Watched

_TICK_SECONDS = 0.1
_PROGRESS_EVERY_SECONDS = 10.0
_STOP_FIRST = (
    "gateway",
    "lab",
    "worker",
    "actions",
    "rasa",
)  # Redis last: the others write to it as they end


class StartFailed(RuntimeError):
    """The product could not be started; everything that did start has been stopped again."""

    code = "start_failed"


class Supervisor:
    """Starts the product, starts a dead process again, stops all of it.

    ``start`` and ``stop`` block; the watching happens on a thread of its own, which is the parent of
    every child. ``plan`` says what is started: the whole product, or less in a test.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        on_report: Reporter = say_nothing,
        plan: Callable[[Settings], Plan] = whole_product,
    ) -> None:
        self._settings = settings
        self._report = on_report
        self._plan = plan
        self._watched: dict[str, Watched] = {}
        self._stop = threading.Event()
        self._started = threading.Event()
        self._failure: BaseException | None = None
        self._folder_lock: IO[str] | None = None
        self._keeper = threading.Thread(target=self._keep, name="supervisor", daemon=True)

    # What others ask of it

    def start(self, *, limit_seconds: float = 1_200.0) -> None:
        """Returns when every process serves.

        Raises:
            StartFailed, PortTaken, Missing: nothing is left running then.
        """
        self._keeper.start()
        if not self._started.wait(limit_seconds):
            self._failure = StartFailed(f"not ready after {limit_seconds:.0f} s")
        if self._failure is not None:
            self.stop()
            raise self._failure

    def ask_to_stop(self) -> None:
        """Returns at once; a start in progress fails, and everything ends soon."""
        self._stop.set()

    def stop(self) -> None:
        """Ends every process: asked first, killed after a few seconds."""
        self.ask_to_stop()
        if self._keeper.ident is not None:
            self._keeper.join(60.0)

    def names(self) -> tuple[str, ...]:
        return tuple(self._watched)

    def pid_of(self, name: str) -> int:
        """The process id of "redis", "rasa", "actions", "worker", "lab" or "gateway" as it is now."""
        return self._watched[name].child.pid

    def restarts_of(self, name: str) -> int:
        return self._watched[name].restarts

    def is_ready(self, name: str) -> bool:
        return self._watched[name].ready

    def wait_ready(self, name: str, *, limit_seconds: float, not_pid: int | None = None) -> float:
        """Seconds until ``name`` serves (with another pid than ``not_pid``: a restart, then).

        Raises:
            TimeoutError: it does not within the limit.
        """
        begun = time.monotonic()
        while time.monotonic() - begun < limit_seconds:
            watched = self._watched[name]
            if watched.ready and watched.child.exit_code() is None and watched.child.pid != not_pid:
                return time.monotonic() - begun
            time.sleep(_TICK_SECONDS / 2)
        raise TimeoutError(f"{name} is not ready after {limit_seconds:.0f} s")

    def __enter__(self) -> Supervisor:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    # The keeper's thread

    def _keep(self) -> None:
        try:
            self._bring_up()
            self._started.set()
            while not self._stop.wait(_TICK_SECONDS):
                self._look_after_all()
        except BaseException as error:
            self._failure = error
        finally:
            self._bring_down()
            self._started.set()

    def _bring_up(self) -> None:
        self._lock_folder()
        plan = self._plan(self._settings)
        check_free(self._settings, plan.port_fields)
        for service in plan.first:
            self._launch(service)
        self._await_all_ready()
        self._prepare(plan.preparations)
        for service in plan.then():
            self._launch(service)
        self._await_all_ready()

    def _lock_folder(self) -> None:
        """Two instances in one data folder would share a database and a Redis file: refuse the second."""
        self._settings.data_dir.mkdir(parents=True, exist_ok=True)
        self._folder_lock = (self._settings.data_dir / "zongji.lock").open("w")
        try:
            fcntl.flock(self._folder_lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StartFailed(
                f"another instance runs in {self._settings.data_dir}; set ZONGJI_DATA_DIR"
            ) from error

    def _prepare(self, todo: tuple[Preparation, ...]) -> None:
        running = [(p, Child(p.argv, env=p.env, log=self._log_of(p.name))) for p in todo]
        for preparation, _ in running:
            self._report(Report("starting", preparation.name))
        pace = Every(_PROGRESS_EVERY_SECONDS, at_once=False)
        try:
            while running:
                self._check_stop()
                if pace.due():
                    self._report_working({p.name: child for p, child in running})
                running = [(p, child) for p, child in running if not self._finished(p, child)]
                time.sleep(_TICK_SECONDS)
        finally:
            for _, child in running:
                child.sweep()

    def _finished(self, preparation: Preparation, child: Child) -> bool:
        code = child.exit_code()
        if code is None and child.age_seconds() > preparation.limit_seconds:
            raise StartFailed(f"{preparation.name}: not done after {preparation.limit_seconds:.0f} s")
        if code:
            log = self._log_of(preparation.name)
            raise StartFailed(f"{preparation.name} failed (exit {code}); see {log}")
        if code == 0:
            self._report(Report("ready", preparation.name, child.age_seconds()))
        return code == 0

    def _launch(self, service: Service) -> None:
        if service.clears_locks:
            clear_ticket_locks(self._settings.live_url)
        child = Child(service.argv, env=service.env, log=self._log_of(service.name))
        self._watched[service.name] = Watched(service, child)
        self._report(Report("starting", service.name))
        self._write_processes()

    def _await_all_ready(self) -> None:
        pace = Every(_PROGRESS_EVERY_SECONDS, at_once=False)
        while not all(w.ready for w in self._watched.values()):
            self._check_stop()
            if pace.due():
                self._report_working({name: w.child for name, w in self._watched.items() if not w.ready})
            for watched in self._watched.values():
                self._look_for_readiness(watched)
                self._give_up_on_a_bad_start(watched)
            time.sleep(_TICK_SECONDS)

    def _report_working(self, children: dict[str, Child]) -> None:
        for name, child in children.items():
            self._report(Report("working", name, child.age_seconds()))

    def _give_up_on_a_bad_start(self, watched: Watched) -> None:
        name, code = watched.service.name, watched.child.exit_code()
        if code is not None:
            raise StartFailed(f"{name} ended while starting (exit {code}); see {self._log_of(name)}")
        if not watched.ready and watched.child.age_seconds() > watched.service.ready_limit_seconds:
            raise StartFailed(f"{name} does not answer; see {self._log_of(name)}")

    def _look_for_readiness(self, watched: Watched) -> None:
        if watched.look():
            detail = watched.service.address
            self._report(Report("ready", watched.service.name, watched.child.age_seconds(), detail))

    def _look_after_all(self) -> None:
        for watched in list(self._watched.values()):
            if watched.child.exit_code() is not None:
                self._revive(watched)
            else:
                self._look_for_readiness(watched)

    def _revive(self, watched: Watched) -> None:
        """At once the first time; later and later when it keeps dying."""
        if watched.died_at is None:
            watched.note_death()
            watched.child.sweep()
            detail = f"exit {watched.child.exit_code()}"
            self._report(Report("died", watched.service.name, watched.lived_seconds, detail))
        if not watched.due():
            return
        if watched.service.clears_locks:
            clear_ticket_locks(self._settings.live_url)
        child = Child(watched.service.argv, env=watched.service.env, log=self._log_of(watched.service.name))
        watched.replace(child)
        self._report(Report("restarting", watched.service.name))
        self._write_processes()

    def _bring_down(self) -> None:
        order = [n for n in _STOP_FIRST if n in self._watched]
        for group in (order, [n for n in self._watched if n not in order]):
            running = [self._watched[n] for n in group]
            for watched in running:
                self._report(Report("stopping", watched.service.name))
                watched.child.ask_to_end()
            for watched in running:
                watched.child.end(limit_seconds=watched.service.stop_limit_seconds)
                self._report(Report("stopped", watched.service.name))
        (self._settings.data_dir / "processes.json").unlink(missing_ok=True)
        if self._folder_lock is not None:
            self._folder_lock.close()

    def _check_stop(self) -> None:
        if self._stop.is_set():
            raise StartFailed("stopped while starting")

    def _write_processes(self) -> None:
        """``{"rasa": 4711, ...}`` for whoever watches from outside."""
        path = self._settings.data_dir / "processes.json"
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps({name: w.child.pid for name, w in self._watched.items()}))
        fresh.replace(path)

    def _log_of(self, name: str) -> Path:
        return self._settings.data_dir / "logs" / f"{name}.log"
