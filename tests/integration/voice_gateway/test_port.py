"""The verbs of the Telephony port that no conversation uses yet, against the lab."""

from __future__ import annotations

import pytest

from switchboard.domain.commands import Connect
from switchboard.services.telephony import LegIsOver
from tests.integration.voice_gateway.world import GREETING, World, reply, wait_until


def test_two_joined_legs_are_seen_held_and_taken_back(world: World) -> None:
    connect = reply("请稍等。", command=Connect("department:finance"))
    world.bot.answer = lambda call, text: (
        connect if not text.startswith("/") else reply(GREETING if text == "/call_started" else "好的。")
    )
    call = world.place({"wait_for_quiet": 400}, {"say": "你好，请帮我转财务部。"}, limit_seconds=60)
    world.lab.control.wait_for(call, "joined", limit_seconds=40)
    port, run = world.gateway.telephony, world.run
    snapshot = run(port.snapshot())
    (room,) = snapshot.rooms
    assert call in snapshot.rooms[room]
    assert len(snapshot.rooms[room]) == 2
    assert set(snapshot.rooms[room]) <= set(snapshot.legs)
    run(port.hold(call, room))
    run(port.resume(call, room))
    run(port.leave(call))  # the caller is taken back, and the room ends
    wait_until(lambda: "/connection_ended" in world.bot.heard_of(call), limit_seconds=15)
    run(port.digits(call, "12"))
    wait_until(lambda: "/call_resumed" in world.bot.heard_of(call), limit_seconds=15)
    run(port.hang_up(call))
    run(port.hang_up(call))  # over already: no error
    world.record(call)
    assert not run(port.is_up(call))
    with pytest.raises(LegIsOver):
        run(port.join(call, "room", returns=True))
