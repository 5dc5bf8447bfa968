"""A child's output in a file that never grows beyond a bound."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import IO

MOST_BYTES = 5_000_000
OLD_FILES = 3


class LogFile:
    """``data/logs/rasa.log``, then ``rasa.log.1`` ... ``rasa.log.3``."""

    def __init__(self, path: Path, *, most_bytes: int = MOST_BYTES) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._most_bytes = most_bytes
        self._file = path.open("ab")

    def write(self, data: bytes) -> None:
        """Appends whole lines; rotates first when they would not fit."""
        if self._file.tell() + len(data) > self._most_bytes:
            self._rotate()
        self._file.write(data)
        self._file.flush()

    def close(self) -> None:
        self._file.close()

    def _rotate(self) -> None:
        self._file.close()
        for number in range(OLD_FILES, 0, -1):
            older = self._path.with_name(f"{self._path.name}.{number}")
            newer = self._path if number == 1 else self._path.with_name(f"{self._path.name}.{number - 1}")
            if newer.exists():
                newer.replace(older)
        self._file = self._path.open("ab")


def copy_in_background(pipe: IO[bytes], log: LogFile) -> threading.Thread:
    """Copies a child's output line by line until it ends; the thread closes both."""

    def copy() -> None:
        with pipe:
            for line in pipe:
                log.write(line)
        log.close()

    thread = threading.Thread(target=copy, name="log-copy", daemon=True)
    thread.start()
    return thread
