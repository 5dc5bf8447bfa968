"""A change of the directory is there for every caller who comes after it (B6)."""

from __future__ import annotations

import threading
import time

from switchboard.domain.hours import Hours
from switchboard.domain.people import Department, Directory
from switchboard.services.current_directory import CurrentDirectory

LOADING_SECONDS = 0.3


class SlowStore:
    """A store whose first directory is empty; loading any other takes a while."""

    def __init__(self) -> None:
        self.now = 1

    def version(self) -> int:
        return self.now

    def load(self) -> tuple[int, Directory]:
        if self.now == 1:
            return 1, Directory()
        time.sleep(LOADING_SECONDS)
        return self.now, Directory((), (Department("sales", "销售部", "Sales", "1"),))

    def load_notices(self) -> tuple[()]:
        return ()

    def load_hours(self) -> Hours:
        return Hours()

    def load_channels(self) -> dict[str, str]:
        return {}


def test_callers_who_come_while_a_new_directory_is_read_wait_for_it_all_of_them_b6() -> None:
    store = SlowStore()
    current = CurrentDirectory(store)  # type: ignore[arg-type]
    assert current.snapshot().version == 1
    store.now = 2
    current.changed()
    seen: list[int] = []
    callers = [threading.Thread(target=lambda: seen.append(current.snapshot().version)) for _ in range(4)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert seen == [2, 2, 2, 2]
