"""A step that is done leaves the hash of what it was done from, and is not done again."""

from __future__ import annotations

import hashlib
from pathlib import Path


class Stamp:
    """``folder/.zongji-stamp``: lies inside what was made, so that removing that removes the stamp."""

    def __init__(self, folder: Path, *, made_from: list[Path], also: str = "") -> None:
        self._file = folder / ".zongji-stamp"
        digest = hashlib.sha256(also.encode())
        for path in made_from:
            digest.update(path.read_bytes() if path.exists() else b"absent")
        self._hash = digest.hexdigest()

    def fits(self) -> bool:
        return self._file.exists() and self._file.read_text() == self._hash

    def set(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._hash)
