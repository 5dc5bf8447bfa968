"""Files from Hugging Face at a fixed revision: resumed after a break, checked against its own checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from speech.ports import SpeechError

Progress = Callable[[str, int, int], None]
"""Called with (name of the file, bytes there, bytes in all) as a download goes on."""

ENDPOINT = "https://huggingface.co"
_PATIENCE = httpx.Timeout(30.0, connect=10.0)
_CHUNK = 1 << 18


class DownloadFailed(SpeechError):
    """One line for people: what could not be fetched and why."""

    code = "download_failed"


@dataclass(frozen=True)
class RemoteFile:
    """A file as its repository lists it: ``sha256`` for large ones, the blob's ``git_sha1`` for small."""

    path: str
    size: int
    sha256: str | None
    git_sha1: str | None


def list_files(
    repository: str, revision: str, folder: str = "", *, endpoint: str = ENDPOINT
) -> list[RemoteFile]:
    """What a repository holds at a revision, with sizes and checksums. Raises DownloadFailed."""
    url = f"{endpoint}/api/models/{repository}/tree/{revision}/{folder}".rstrip("/")
    try:
        answer = httpx.get(url, timeout=_PATIENCE, follow_redirects=True)
        answer.raise_for_status()
        rows = answer.json()
        return [_remote(row) for row in rows if row.get("type") == "file"]
    except (httpx.HTTPError, ValueError, KeyError, AttributeError) as error:
        raise DownloadFailed(f"cannot list {repository}: {_reason(error)}") from error


def _remote(row: dict) -> RemoteFile:
    lfs = row.get("lfs") or {}
    sha256 = lfs.get("oid", "").removeprefix("sha256:") or None
    return RemoteFile(row["path"], int(row["size"]), sha256, None if sha256 else row["oid"])


def fetch(
    file: RemoteFile,
    target: Path,
    *,
    repository: str,
    revision: str,
    on_progress: Progress,
    endpoint: str = ENDPOINT,
) -> None:
    """Brings one file to ``target``; a part left by an earlier try is gone on with. Raises DownloadFailed."""
    if target.is_file() and target.stat().st_size == file.size:
        on_progress(target.name, file.size, file.size)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        _stream(
            f"{endpoint}/{repository}/resolve/{revision}/{file.path}", part, file, target.name, on_progress
        )
    except (httpx.HTTPError, OSError) as error:
        raise DownloadFailed(f"cannot download {target.name}: {_reason(error)}") from error
    if not _matches(part, file):
        part.unlink()
        raise DownloadFailed(f"{target.name} came damaged (its checksum differs); it was deleted, try again")
    part.replace(target)


def _stream(url: str, part: Path, file: RemoteFile, name: str, on_progress: Progress) -> None:
    there = part.stat().st_size if part.is_file() else 0
    if there >= file.size > 0:
        return
    headers = {"Range": f"bytes={there}-"} if there else {}
    with httpx.stream("GET", url, headers=headers, timeout=_PATIENCE, follow_redirects=True) as answer:
        answer.raise_for_status()
        # A server that cannot resume sends the whole file again.
        resumed = answer.status_code == httpx.codes.PARTIAL_CONTENT
        there = there if resumed else 0
        with part.open("ab" if resumed else "wb") as out:
            for chunk in answer.iter_bytes(_CHUNK):
                out.write(chunk)
                there += len(chunk)
                on_progress(name, there, file.size)


def _matches(path: Path, file: RemoteFile) -> bool:
    if file.sha256:
        digest = hashlib.sha256()
    else:
        digest = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    with path.open("rb") as data:
        while chunk := data.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest() == (file.sha256 or file.git_sha1)


def _reason(error: Exception) -> str:
    if isinstance(error, httpx.HTTPStatusError):
        return f"the server answers {error.response.status_code}"
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    if isinstance(error, httpx.TransportError):
        return "no connection"
    return type(error).__name__
