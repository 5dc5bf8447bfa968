"""What another process publishes anew is there for whoever comes next, and a fault keeps the old (B6)."""

from __future__ import annotations

import threading

import pytest

from switchboard.services.newest import Newest


class Published:
    """Version 1 at first; ``may_load`` holds a load up, ``broken`` fails everything."""

    def __init__(self) -> None:
        self.version, self.broken = 1, False
        self.may_load = threading.Event()
        self.may_load.set()
        self.newest = Newest("test", self.now, self.load)

    def now(self) -> int:
        if self.broken:
            raise ConnectionError
        return self.version

    def load(self) -> tuple[int, str]:
        self.may_load.wait(5)
        if self.broken:
            raise ConnectionError
        return self.version, f"value {self.version}"


def test_a_new_version_is_there_at_once_b6() -> None:
    published = Published()
    assert published.newest.get() == "value 1"
    published.version = 2
    published.newest.changed()
    assert published.newest.get() == "value 2"


def test_what_takes_long_is_served_in_its_old_version_until_then_b6() -> None:
    published = Published()
    published.newest.get()
    published.version = 2
    published.may_load.clear()
    published.newest.changed()
    assert published.newest.get(wait_seconds=0.01) == "value 1"
    published.may_load.set()
    published.newest.changed()
    assert published.newest.get() == "value 2"


def test_a_fault_keeps_what_is_known_and_the_first_one_is_told_b6() -> None:
    published = Published()
    published.broken = True
    with pytest.raises(ConnectionError):
        published.newest.get()
    published.broken = False
    assert published.newest.get() == "value 1"
    published.broken = True
    published.newest.changed()
    assert published.newest.get() == "value 1"


def test_until_something_is_published_what_was_there_is_served_b6() -> None:
    newest = Newest("test", lambda: None, lambda: (1, "never"), until_then="sample")
    assert newest.get() == "sample"
