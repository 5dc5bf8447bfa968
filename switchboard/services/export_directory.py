"""The whole directory as files that the import takes back (B1)."""

from __future__ import annotations

from pathlib import Path

from switchboard.domain.export_sheets import export_sheets
from switchboard.services.ports import DirectoryFiles, DirectoryStore


class ExportDirectory:
    def __init__(self, store: DirectoryStore, files: DirectoryFiles) -> None:
        self._store = store
        self._files = files

    def __call__(self, path: str | Path) -> tuple[Path, ...]:
        """Write ``path`` (a folder: CSV files; a name that ends in .xlsx: one workbook). Channels
        hold passwords and
        are not exported. Returns what was written."""
        _, directory = self._store.load()
        return self._files.write(
            Path(path), export_sheets(directory, self._store.load_notices(), self._store.load_hours())
        )
