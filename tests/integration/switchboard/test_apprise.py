"""Deliveries through the real Apprise to a real HTTP server (D2)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from switchboard.bootstrap import build
from switchboard.domain.messages import MessageDraft
from switchboard.settings import Settings
from tests.integration.switchboard.conftest import SAMPLE


class Inbox(HTTPServer):
    received: list[dict]
    status = 200


class _Take(BaseHTTPRequestHandler):
    server: Inbox

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.status == 200:
            self.server.received.append(json.loads(body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    server = Inbox(("127.0.0.1", 0), _Take)
    server.received = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


def test_d2_a_message_arrives_by_the_recipients_own_channel_once_it_works(
    inbox: Inbox, tmp_path: Path
) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path, redis_url="redis://127.0.0.1:1/0")  # type: ignore[call-arg]
    switchboard = build(settings, migrate=True)
    channels = tmp_path / "channels.csv"
    channels.write_text(
        f"target,url\nperson:p018,json://127.0.0.1:{inbox.server_port}/hook\n", encoding="utf-8"
    )
    switchboard.import_directory.apply(
        switchboard.import_directory.plan([SAMPLE / "people.csv", SAMPLE / "departments.csv"])
    )
    switchboard.import_directory.apply(switchboard.import_directory.plan(channels))

    inbox.status = 503
    message = switchboard.take_message(MessageDraft("CA1", "department:sales", "陈明", content="请回电"))
    assert switchboard.deliver_messages.run_due() == 0
    found = switchboard.messages.get(message.id)
    assert found is not None
    assert found.delivery == "waiting"

    inbox.status = 200
    again = switchboard.take_message(MessageDraft("CA2", "person:p018", "陈明", content="请再回电"))
    assert switchboard.deliver_messages.run_due() == 1
    assert "请再回电" in inbox.received[0]["message"]
    delivered = switchboard.messages.get(again.id)
    assert delivered is not None
    assert delivered.delivery == "delivered"
