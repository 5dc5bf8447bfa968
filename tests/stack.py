"""The whole product on ports and in a folder of its own, as `make run` starts it, for tests that ring it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from phone_lab.control import LabControl
from switchboard.bootstrap import Switchboard, build
from switchboard.settings import Settings
from zongji.call.conductor import Watcher
from zongji.call.place import hold_call
from zongji.call.product import Product
from zongji.call.report import CallReport
from zongji.call.scenario import Scenario
from zongji.supervisor import Report, StartFailed, Supervisor, with_free_ports

# A callee who takes the call by key as soon as the announcement has begun (keys before that reach nobody).
TAKES_THE_CALL = ({"interrupt_after": 500}, {"keys": "1"})
ALWAYS_OPEN = (
    "department,weekdays,opens,closes,lunch_starts,lunch_ends,holidays,time_zone\n"
    ",all,00:00,24:00,,,yes,Asia/Shanghai\n"
)
START_SECONDS = 900.0  # on a fresh clone the dialogue is trained once; later runs find the model by its hash


@dataclass
class Stack:
    """Every process of the product, and the handles by which tests use and break them."""

    settings: Settings
    supervisor: Supervisor
    switchboard: Switchboard
    token: str
    lab: LabControl
    _desks: dict[str, threading.Lock] = field(default_factory=dict)
    _desks_lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return self.settings.origin

    def product(self) -> Product:
        return Product(self.url, token=self.token)

    def call(self, scenario: Scenario, *, watch: Watcher = lambda _: None) -> CallReport:
        """Holds one call. Several at once may go on, but no two in which the same desk telephone is set."""
        product = self.product()
        try:
            with self._only_user_of(scenario.handsets):  # hold_call sets them and sets them back
                return hold_call(scenario, lab=self.lab, product=product, settings=self.settings, watch=watch)
        finally:
            product.close()

    @contextmanager
    def desk(self, extension: str, **behaviour: object) -> Iterator[None]:
        """This desk's telephone behaves so (fields of ``phone_lab``'s Behaviour), and nobody else uses it."""
        with self._only_user_of([extension]):
            self.lab.set_handset(self.address_of(extension), **behaviour)
            try:
                yield
            finally:
                self.lab.reset_handset(self.address_of(extension))

    def address_of(self, extension: str) -> str:
        return self.settings.extension_address.format(extension=extension)

    def kill(self, name: str) -> int:
        """kill -9; the id of the process that is no more."""
        pid = self.supervisor.pid_of(name)
        os.kill(pid, signal.SIGKILL)
        return pid

    def wait_back(self, name: str, killed: int, *, limit_seconds: float) -> float:
        return self.supervisor.wait_ready(name, limit_seconds=limit_seconds, not_pid=killed)

    @contextmanager
    def _only_user_of(self, extensions: Iterable[str]) -> Iterator[None]:
        with self._desks_lock:
            locks = [self._desks.setdefault(e, threading.Lock()) for e in sorted(extensions)]
        with ExitStack() as held:
            for lock in locks:  # always in the same order, so that nobody waits in a circle
                held.enter_context(lock)
            yield


@contextmanager
def running_stack(folder: Path) -> Iterator[Stack]:
    """
    Raises:
        StartFailed: with the end of each log, as the folder goes with the test.
    """
    settings = with_free_ports(Settings(_env_file=None, ring_seconds=6), data_dir=folder / "data")
    reports: list[Report] = []
    supervisor = Supervisor(settings, on_report=reports.append)
    try:
        supervisor.start(limit_seconds=START_SECONDS)
    except Exception as error:
        raise StartFailed(f"{error}\n{_ends_of_logs(settings)}") from error
    try:
        switchboard = build(settings)
        _open_always(switchboard, folder)
        token = switchboard.api_tokens.create("tests")
        yield Stack(settings, supervisor, switchboard, token, LabControl(settings.lab_url))
    finally:
        supervisor.stop()


def _open_always(switchboard: Switchboard, folder: Path) -> None:
    """Tests run at night and on holidays too, and must be greeted in the same words."""
    hours = folder / "hours"
    hours.mkdir()
    (hours / "hours.csv").write_text(ALWAYS_OPEN, encoding="utf-8")
    plan = switchboard.import_directory.plan(hours)
    assert not plan.errors, plan.errors
    switchboard.import_directory.apply(plan)


def _ends_of_logs(settings: Settings, *, lines: int = 15) -> str:
    logs = sorted((settings.data_dir / "logs").glob("*.log"))
    return "\n".join(
        f"--- {log.name}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-lines:]) for log in logs
    )
