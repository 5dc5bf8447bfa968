"""Eight callers at once."""

from __future__ import annotations

from tests.integration.voice_gateway.world import GREETING, World, reply

SCRIPT = (
    {"wait_for_quiet": 400},
    {"say": "公司的地址在哪里？"},
    {"wait_for_quiet": 400},
    {"say": "你们几点下班？"},
    {"wait_for_quiet": 400},
    "hang_up",
)


def test_eight_callers_at_once_are_each_heard_and_answered(world: World) -> None:
    world.bot.answer = lambda call, text: reply(GREETING if text == "/call_started" else "好的。")
    calls = [world.place(*SCRIPT, limit_seconds=100) for _ in range(8)]
    for call in calls:
        world.lab.control.wait_until_over(call, limit_seconds=100)
    for call in calls:
        record = world.record(call)
        said = [turn.text for turn in record.turns if turn.speaker == "caller"]
        assert len(said) == 2, said
        assert "地址" in said[0]
        assert "下班" in said[1]
    assert world.bot.most_at_once == 1
    assert world.gateway.status()["calls"] == 0
