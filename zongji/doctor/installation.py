"""The two environments, the trained dialogue and the data folder."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from switchboard.settings import Settings
from zongji.doctor.findings import Finding
from zongji.paths import ROOT, bot_python
from zongji.supervisor.model import trained_model
from zongji.supervisor.services import Missing
from zongji.words import words

_LEAST_FREE_BYTES = 1_000_000_000


def look_at_installation(settings: Settings) -> list[Finding]:
    return [_python(), _uv(), _rasa(), _dialogue(), _data_folder(settings)]


def _python() -> Finding:
    version = platform.python_version()
    in_project = Path(sys.prefix).resolve() == (ROOT / ".venv").resolve()
    if sys.version_info < (3, 11):
        return Finding("doc_python", "problem", version, words("hint_python"))
    return Finding("doc_python", "fine", f"{version}  {'.venv' if in_project else sys.prefix}")


def _uv() -> Finding:
    found = shutil.which("uv")
    if found:
        return Finding("doc_uv", "fine", found)
    return Finding("doc_uv", "warning", words("not_there"), words("hint_uv"))


def _rasa() -> Finding:
    if not bot_python().exists():
        return Finding("doc_rasa", "problem", words("not_there"), words("hint_install"))
    installed = sorted((ROOT / "bot" / ".venv").glob("lib/python*/site-packages/rasa-[0-9]*.dist-info"))
    if not installed:
        return Finding("doc_rasa", "problem", words("not_there"), words("hint_install"))
    python = installed[0].parents[1].name
    return Finding("doc_rasa", "fine", f"{installed[0].name.removesuffix('.dist-info')}  ({python})")


def _dialogue() -> Finding:
    try:
        model = trained_model()
    except Missing:
        return Finding("train", "warning", words("not_there"), words("hint_train"))
    return Finding("train", "fine", f"{model.name}  {model.stat().st_size / 1e6:.1f} MB")


def _data_folder(settings: Settings) -> Finding:
    folder = settings.data_dir.absolute()
    existing = next(p for p in (folder, *folder.parents) if p.exists())
    if not os.access(existing, os.W_OK):
        return Finding("data_in", "problem", str(folder), words("hint_data_folder"))
    free = shutil.disk_usage(existing).free
    found = f"{folder}  ({free / 1e9:.0f} GB)"
    if free < _LEAST_FREE_BYTES:
        return Finding("data_in", "problem", found, words("hint_disk"))
    return Finding("data_in", "fine", found)
