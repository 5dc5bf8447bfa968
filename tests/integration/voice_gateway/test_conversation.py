"""Words in, words out: one caller and the receptionist, over the lab's Media Streams."""

from __future__ import annotations

from switchboard.domain.commands import HangUp
from tests.integration.voice_gateway.world import GREETING, World, reply


def test_a_caller_is_greeted_heard_answered_and_bid_farewell(world: World) -> None:
    """A1, A6."""
    replies = {
        "/call_started": reply(GREETING),
        "/caller_hung_up": reply(),
    }
    goodbye = reply("感谢您的来电，再见。", command=HangUp(), goal="goodbye", disposition="answered")
    world.bot.answer = lambda call, text: replies.get(text, goodbye)
    call = world.place({"wait_for_quiet": 600}, {"say": "没有了，谢谢。"})
    ended = world.lab.control.wait_until_over(call, limit_seconds=30)
    record = world.record(call)
    assert [turn.speaker for turn in record.turns] == ["receptionist", "caller", "receptionist"]
    assert record.turns[0].text == GREETING
    assert "谢谢" in record.turns[1].text
    assert record.turns[2].gap_ms is not None
    assert 0 < record.turns[2].gap_ms < 3000
    assert record.ended_by == "receptionist"
    assert record.outcome.disposition == "answered"
    print(ended["turns"], record)
