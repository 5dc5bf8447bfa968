"""Finds uv, or installs it where ``uv run`` will find it, or beside the project."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys
import sysconfig
from pathlib import Path

from zongji.setup.commands import answer
from zongji.setup.terminal import SetupFailed, say, step, tell


def find_or_install_uv(root: Path) -> Path:
    """Path of a working uv.

    Raises:
        SetupFailed: none is there and none can be installed.
    """
    apart = root / ".tools" / "uv" / "bin" / "uv"
    found = _on_path() or (apart if _works(apart) else None)
    if found:
        return found
    with step("uv_install"):
        found = _install_into_interpreter() or _install_apart(apart)
    if found is None:
        raise SetupFailed(say("no_uv", python=sys.executable))
    if shutil.which("uv") is None:
        tell(say("uv_apart", path=found))
    return found


def registry_of_pip() -> dict[str, str]:
    """For uv's environment: the mirror and the certificates that pip would use. uv reads no pip.conf."""
    return {**_mirror(), **_certificates()}


def _mirror() -> dict[str, str]:
    if "UV_DEFAULT_INDEX" in os.environ or "UV_INDEX_URL" in os.environ:
        return {}
    url = os.environ.get("PIP_INDEX_URL") or answer(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    )
    return {"UV_DEFAULT_INDEX": url} if url else {}


def _certificates() -> dict[str, str]:
    """The system's, as pip does, where the system has any: a company's proxy may have its own."""
    if "SSL_CERT_FILE" in os.environ or not ssl.create_default_context().cert_store_stats()["x509_ca"]:
        return {}
    return {"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}  # newer and older uv


def _on_path() -> Path | None:
    found = shutil.which("uv")
    return Path(found) if found and _works(Path(found)) else None


def _works(uv: Path) -> bool:
    # A pyenv shim exists for every version of Python, and fails for those that lack the program.
    return answer([uv, "--version"]) is not None


def _install_into_interpreter() -> Path | None:
    """Not where the system manages Python: pip refuses there, rightly."""
    if not _pip_install([sys.executable]):
        return None
    if shutil.which("pyenv"):
        subprocess.run(["pyenv", "rehash"], check=False, capture_output=True)
    candidates = [
        Path(sysconfig.get_path("scripts")) / "uv",
        Path(sysconfig.get_path("scripts", f"{os.name}_user")) / "uv",
    ]
    return _on_path() or next((c for c in candidates if _works(c)), None)


def _install_apart(uv: Path) -> Path | None:
    folder = uv.parent.parent
    made = subprocess.run([sys.executable, "-m", "venv", str(folder)], check=False, capture_output=True)
    if made.returncode != 0 or not _pip_install([str(folder / "bin" / "python")]):
        return None
    return uv if _works(uv) else None


def _pip_install(python: list[str]) -> bool:
    argv = [*python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]
    return subprocess.run(argv, check=False, capture_output=True, timeout=300).returncode == 0
