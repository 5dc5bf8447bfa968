"""Downloads from a server that answers as Hugging Face does: listed, resumed, checked."""

import hashlib
import json
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from speech.download import DownloadFailed
from speech.models import pull

MODEL = bytes(range(256)) * 4000
CONFIG = b'{"a": 1}'
VOICE_FOLDERS = {
    "zh": "zh/zh_CN/huayan/medium/zh_CN-huayan-medium",
    "en": "en/en_US/lessac/medium/en_US-lessac-medium",
}


@dataclass(frozen=True)
class Settings:
    models_dir: Path
    whisper_model: str = "tiny"
    piper_voice_zh: str = "demo"
    piper_voice_en: str = "demo"


def listed(path: str, content: bytes, *, large: bool) -> dict:
    blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
    row = {"type": "file", "path": path, "size": len(content), "oid": blob}
    return row | (
        {"lfs": {"oid": hashlib.sha256(content).hexdigest(), "size": len(content)}} if large else {}
    )


class Hub:
    """Serves files; can break off after so many bytes, or serve damaged ones."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.rows: dict[str, list[dict]] = {}
        self.break_after: int | None = None
        self.ranges: list[str | None] = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hub.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path.split("?")[0]
        if path in self.rows:
            return self.send(request, 200, json.dumps(self.rows[path]).encode())
        content = self.files.get(path)
        if content is None:
            return self.send(request, 404, b"")
        asked = request.headers.get("Range")
        self.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        self.send(request, 206 if asked else 200, content[start:])

    def send(self, request: BaseHTTPRequestHandler, status: int, body: bytes) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        if self.break_after is not None and len(body) > self.break_after:
            request.wfile.write(body[: self.break_after])
            request.close_connection = True
            return
        request.wfile.write(body)


@pytest.fixture
def hub():
    hub = Hub()
    repository = "Systran/faster-whisper-tiny"
    hub.rows[f"/api/models/{repository}/tree/main"] = [
        listed("config.json", CONFIG, large=False),
        listed("model.bin", MODEL, large=True),
        listed("README.md", b"x", large=False),
    ]
    hub.files[f"/{repository}/resolve/main/config.json"] = CONFIG
    hub.files[f"/{repository}/resolve/main/model.bin"] = MODEL
    yield hub
    hub.server.shutdown()
    hub.server.server_close()


def ignore(*_: object) -> None:
    pass


def test_only_the_files_that_a_model_needs_are_brought_with_progress(tmp_path, hub):
    seen = []
    files = pull(Settings(tmp_path), lambda *progress: seen.append(progress), endpoint=hub.url)
    assert {file.name for file in files} == {"config.json", "model.bin"}
    assert (tmp_path / "whisper" / "tiny" / "model.bin").read_bytes() == MODEL
    assert seen[-1] == ("model.bin", len(MODEL), len(MODEL))


def test_what_is_there_is_not_fetched_again(tmp_path, hub):
    pull(Settings(tmp_path), ignore, endpoint=hub.url)
    hub.ranges.clear()
    pull(Settings(tmp_path), ignore, endpoint=hub.url)
    assert hub.ranges == []


def test_a_broken_download_is_resumed_where_it_stopped(tmp_path, hub):
    hub.break_after = 300_000
    with pytest.raises(DownloadFailed):
        pull(Settings(tmp_path), ignore, endpoint=hub.url)
    assert not (tmp_path / "whisper" / "tiny" / "model.bin").exists()
    hub.break_after = None
    pull(Settings(tmp_path), ignore, endpoint=hub.url)
    assert (tmp_path / "whisper" / "tiny" / "model.bin").read_bytes() == MODEL
    assert hub.ranges[-1] is not None


@pytest.mark.parametrize(("name", "large"), [("model.bin", True), ("config.json", False)])
def test_a_damaged_file_is_deleted_and_said_so(tmp_path, hub, name, large):
    path = f"/Systran/faster-whisper-tiny/resolve/main/{name}"
    hub.files[path] = hub.files[path][:-1] + b"!"
    with pytest.raises(DownloadFailed, match="damaged"):
        pull(Settings(tmp_path), ignore, endpoint=hub.url)
    assert not list(tmp_path.rglob(f"{name}*"))


def test_both_voices_are_brought_by_name(tmp_path, hub):
    for folder in VOICE_FOLDERS.values():
        rows = [
            listed(f"{folder}.onnx", MODEL, large=True),
            listed(f"{folder}.onnx.json", CONFIG, large=False),
        ]
        hub.rows[f"/api/models/rhasspy/piper-voices/tree/v1.0.0/{folder.rsplit('/', 1)[0]}"] = rows
        hub.files[f"/rhasspy/piper-voices/resolve/v1.0.0/{folder}.onnx"] = MODEL
        hub.files[f"/rhasspy/piper-voices/resolve/v1.0.0/{folder}.onnx.json"] = CONFIG
    settings = Settings(tmp_path, whisper_model="demo", piper_voice_zh="", piper_voice_en="")
    assert len(pull(settings, ignore, endpoint=hub.url)) == 4
    assert (tmp_path / "piper" / "en_US-lessac-medium.onnx.json").read_bytes() == CONFIG


def test_without_a_network_one_line_says_why(tmp_path, hub):
    hub.server.server_close()
    with pytest.raises(DownloadFailed) as failed:
        pull(Settings(tmp_path), ignore, endpoint="http://127.0.0.1:9")
    assert str(failed.value) == "cannot list Systran/faster-whisper-tiny: no connection"
    assert failed.value.code == "download_failed"


def test_a_model_that_is_not_there_is_said_so(tmp_path, hub):
    with pytest.raises(DownloadFailed, match="answers 404"):
        pull(Settings(tmp_path, whisper_model="nobody/nothing"), ignore, endpoint=hub.url)
    with pytest.raises(DownloadFailed, match="no Piper voice name"):
        pull(Settings(tmp_path, whisper_model="demo", piper_voice_zh="nonsense"), ignore, endpoint=hub.url)
