"""Renews both lock files: every version with its hashes, no registry's name."""

from __future__ import annotations

from pathlib import Path

from zongji.setup.commands import show
from zongji.setup.install import ROOT
from zongji.setup.uv import find_or_install_uv, registry_of_pip


def lock(*, upgrade: bool) -> None:
    """Keeps the versions that are locked unless ``upgrade``."""
    uv = find_or_install_uv(ROOT)
    _compile(uv, ROOT / "pyproject.toml", ROOT / "requirements.lock", python="3.11", upgrade=upgrade)
    dev = ROOT / "requirements-dev.lock"
    _compile(uv, ROOT / "pyproject.toml", dev, python="3.11", upgrade=upgrade, extra="dev")
    _compile(
        uv,
        ROOT / "bot" / "requirements.in",
        ROOT / "bot" / "requirements.lock",
        python="3.10",
        upgrade=upgrade,
    )


def _compile(uv: Path, source: Path, target: Path, *, python: str, upgrade: bool, extra: str = "") -> None:
    options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header"]
    options += ["--upgrade"] if upgrade else []
    options += ["--extra", extra] if extra else []
    show(
        [
            uv,
            "pip",
            "compile",
            "--quiet",
            "--python-version",
            python,
            *options,
            "--output-file",
            target,
            source,
        ],
        env=registry_of_pip(),
    )
