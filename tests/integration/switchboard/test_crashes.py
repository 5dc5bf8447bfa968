"""What was said to be noted is there after kill -9 (D2)."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from switchboard.bootstrap import Switchboard
from switchboard.settings import Settings
from tests.integration.switchboard.fakes import RecordingNotifier

# A process that takes messages, says which ones are committed, and is killed whenever it likes to be.
TAKER = """
import sys
from switchboard.bootstrap import build
from switchboard.domain.messages import MessageDraft
from switchboard.settings import Settings
switchboard = build(Settings(_env_file=None, database_url=sys.argv[1], redis_url=sys.argv[2]))
for n in range(100000):
    message = switchboard.take_message(MessageDraft(f"CA{n}", "person:p018", content=str(n)))
    print("committed", message.id, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 23])
def test_d2_nothing_that_was_committed_is_lost_when_the_process_is_killed(
    settings: Settings,
    make_switchboard: Callable[..., Switchboard],
    switchboard: Switchboard,
    notifier: RecordingNotifier,
    after: int,
) -> None:
    taker = subprocess.Popen(
        [sys.executable, "-c", TAKER, settings.sql_url, settings.live_url], stdout=subprocess.PIPE, text=True
    )
    assert taker.stdout
    committed = []
    for line in taker.stdout:
        if line.startswith("committed"):
            committed.append(line.split()[1])
        if len(committed) == after:
            taker.send_signal(signal.SIGKILL)
            break
    rest = [line.split()[1] for line in taker.stdout if line.startswith("committed ") and line.endswith("\n")]
    taker.wait(timeout=10)

    worker = make_switchboard(notify_url="json://127.0.0.1:1/{email}")
    while worker.deliver_messages.run_due():
        pass
    delivered = {m.id for m in worker.messages.list(limit=100_000) if m.delivery == "delivered"}
    assert delivered >= {*committed, *rest}
    assert len(notifier.sent) == len(delivered)
