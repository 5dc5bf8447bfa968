"""Many calls at once on one core: each keeps its pace."""

from __future__ import annotations

import time

import pytest

from phone_lab.server import LabServer
from tests.integration.phone_lab.customer import Customer, Stream, twiml

CALLS = 24
FRAMES = 150


def test_two_dozen_streams_keep_their_pace(lab: LabServer, customer: Customer) -> None:
    seconds: list[float] = []

    async def echo(stream: Stream) -> None:
        await stream.next("media")
        begin = time.monotonic()
        for _ in range(FRAMES):
            message = await stream.next("media")
            await stream.send("media", media={"payload": message["media"]["payload"]})
        seconds.append(time.monotonic() - begin)

    customer.on_stream = echo
    customer.pages["/twilio/voice"] = twiml(f'<Connect><Stream url="{customer.ws_url}/media"/></Connect>')
    sids = [lab.control.place_call([{"say": "500 2"}]) for _ in range(CALLS)]
    calls = [lab.control.wait_until_over(sid) for sid in sids]
    assert {call["status"] for call in calls} == {"completed"}
    assert len(seconds) == CALLS
    # On a busy machine the lab may lag for a moment; it catches up and never drifts.
    assert max(seconds) == pytest.approx(FRAMES * 0.02, abs=1.0)
    assert all(call["turns"][0]["reply_ms"] is not None for call in calls)
