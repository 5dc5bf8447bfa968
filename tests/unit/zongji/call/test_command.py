"""`zongji call` refuses with one clear line what it cannot do."""

from __future__ import annotations

import http.server
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from zongji.call.command import call

app = typer.Typer()
app.command()(call)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONGJI_LANGUAGE", "en")
    monkeypatch.delenv("ZONGJI_URL", raising=False)


def ring(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def answering(request: pytest.FixtureRequest) -> Iterator[str]:
    """Something that answers every GET with the JSON of the test's marker."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(request.param).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


def test_with_nothing_to_say_it_says_what_to_give() -> None:
    result = ring()
    assert result.exit_code == 2
    assert "give --say or --scenario" in result.output


def test_say_and_scenario_together_are_refused(tmp_path: Path) -> None:
    result = ring("--say", "你好", "--scenario", str(tmp_path / "x.yml"))
    assert result.exit_code == 2
    assert "not both" in result.output


def test_a_scenario_that_is_none_is_refused_by_its_field(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text("title: t\ncaller: [{shout: hello}]\n")
    result = ring("--scenario", str(path))
    assert result.exit_code == 2
    assert "caller.0.shout" in result.output


@pytest.mark.parametrize("arguments", [("--from", "nobody"), ("--language", "fr")])
def test_a_wrong_number_or_language_is_refused(arguments: tuple[str, str]) -> None:
    assert ring("--say", "hello", *arguments).exit_code == 2


def test_without_a_running_product_it_says_how_to_start_one() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    result = ring("--say", "hello", "--url", f"http://127.0.0.1:{port}")
    assert result.exit_code == 2
    assert "make run" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("answering", [{"carrier": "twilio"}], indirect=True)
def test_with_a_real_carrier_it_says_that_it_needs_the_lab(answering: str) -> None:
    result = ring("--say", "hello", "--url", answering)
    assert result.exit_code == 2
    assert "phone lab" in result.output


@pytest.mark.parametrize("answering", [{"hello": 1}, ["hello"]], indirect=True)
def test_another_program_at_the_address_is_recognised(answering: str) -> None:
    result = ring("--say", "hello", "--url", answering)
    assert result.exit_code == 2
    assert "not this product" in result.output
