"""Calls survive broken streams, a dead gateway and a dead Redis; callers may hang up whenever they like."""

from __future__ import annotations

from typing import Any

import pytest

from switchboard.domain.commands import Connect, HangUp
from tests.integration.voice_gateway.world import (
    GREETING,
    World,
    longest_silence_seconds,
    reply,
    wait_until,
)

CONNECT = reply(
    "请稍等。", command=Connect("department:finance"), goal="connect", target="department:finance"
)


@pytest.fixture(autouse=True)
def script(world: World) -> None:
    def answer(call: str, text: str) -> Any:
        if text == "/call_started":
            return reply(GREETING)
        if text.startswith("/"):
            return reply("我们继续。")
        if "再见" in text or "谢谢" in text:
            return reply("感谢您的来电，再见。", command=HangUp())
        return CONNECT

    world.bot.answer = answer


def finance(world: World) -> str:
    return world.switchboard.plan_ringing("department:finance")[0].number


def has_step(world: World, call: str, name: str) -> bool:
    record = world.switchboard.record_call.get(call)
    return record is not None and any(step.name == name for step in record.steps)


def test_a_dropped_stream_is_taken_up_again_and_the_conversation_goes_on(world: World) -> None:
    call = world.place({"wait_for_quiet": 500}, {"silence": 0.1}, limit_seconds=60)
    wait_until(lambda: "/call_started" in world.bot.heard_of(call))
    world.lab.control.wait_for(call, "heard_ended")
    world.lab.control.break_stream(call)
    wait_until(lambda: "/call_resumed" in world.bot.heard_of(call), limit_seconds=15)
    assert has_step(world, call, "stream_closed")
    wait_until(lambda: has_step(world, call, "stream_resumed"))
    world.lab.control.add_steps(call, {"wait_for_quiet": 500}, {"say": "谢谢，再见。"})
    world.lab.control.wait_until_over(call, limit_seconds=30)
    assert world.record(call).ended_by == "receptionist"


def test_a_stream_dropped_while_the_callee_rings_leaves_the_ringing_alone(world: World) -> None:
    world.lab.control.set_handset(
        finance(world), rings=8, script=[{"wait_for_quiet": 500}, {"say": "好的，接进来。"}]
    )
    call = world.place(
        {"wait_for_quiet": 400}, {"say": "你好，请帮我转财务部。"}, {"wait_for": "joined"}, "hang_up"
    )
    wait_until(lambda: has_step(world, call, "consult_ringing"), limit_seconds=20)
    world.lab.control.break_stream(call)
    world.lab.control.wait_until_over(call, limit_seconds=60)
    record = world.record(call)
    assert record.outcome.disposition == "connected"
    assert [step.name for step in record.steps].count("consult_ringing") == 1


def test_a_gateway_that_dies_is_back_and_the_same_call_goes_on(world: World) -> None:
    call = world.place({"wait_for_quiet": 500}, {"silence": 0.1}, limit_seconds=90)
    wait_until(lambda: "/call_started" in world.bot.heard_of(call))
    world.lab.control.wait_for(call, "heard_ended")
    world.stop_gateway()
    world.start_gateway()
    wait_until(lambda: "/call_resumed" in world.bot.heard_of(call), limit_seconds=10)
    world.lab.control.add_steps(call, {"wait_for_quiet": 700}, {"say": "谢谢，再见。"})
    world.lab.control.wait_until_over(call, limit_seconds=30)
    record = world.record(call)
    assert record.ended_by == "receptionist"
    assert [turn.index for turn in record.turns] == list(range(len(record.turns)))
    assert longest_silence_seconds(world.lab.control.audio(call)) < 5


def test_a_gateway_that_dies_under_two_joined_people_takes_the_caller_back_afterwards(world: World) -> None:
    world.lab.control.set_handset(finance(world), script=[{"wait_for_quiet": 500}, {"say": "好的，接进来。"}])
    call = world.place({"wait_for_quiet": 400}, {"say": "你好，请帮我转财务部。"}, limit_seconds=90)
    wait_until(lambda: has_step(world, call, "joined"), limit_seconds=40)
    world.stop_gateway()
    world.start_gateway()
    (callee,) = [leg for leg in world.lab.control.calls() if leg["to"] == finance(world)]
    world.lab.control.hang_up(callee["call_sid"])
    wait_until(lambda: "/connection_ended" in world.bot.heard_of(call), limit_seconds=15)
    world.lab.control.hang_up(call)
    record = world.record(call)
    assert (record.ended_by, record.outcome.disposition) == ("caller", "connected")


def test_callers_may_hang_up_at_any_moment(world: World) -> None:
    world.lab.control.set_handset(finance(world), answers="no_answer")
    waits = {"wait_for_quiet": 400}
    moments = {
        world.place(limit_seconds=60): "heard_started",  # while being greeted
        world.place(waits, {"say": "公司的地址在哪里？"}, limit_seconds=60): "said_ended",  # not answered yet
        world.place(waits, {"say": "谢谢，再见。"}, limit_seconds=60): "said_ended",
        world.place(waits, {"say": "你好，请帮我转财务部。"}, limit_seconds=60): "consult_ringing",
    }
    for call, moment in moments.items():
        if moment == "consult_ringing":
            wait_until(lambda c=call: has_step(world, c, "consult_ringing"), limit_seconds=20)  # type: ignore[misc]
        else:
            world.lab.control.wait_for(call, moment, limit_seconds=30)
        world.lab.control.hang_up(call)
    for call in moments:
        assert world.record(call).ended_by == "caller"
        wait_until(lambda c=call: "/caller_hung_up" in world.bot.heard_of(c))  # type: ignore[misc]
    wait_until(lambda: all(leg["status"] != "ringing" for leg in world.lab.control.calls()))
    wait_until(lambda: world.gateway.status()["calls"] == 0)
    wait_until(lambda: world.switchboard.live.calls() == ())


def test_a_caller_may_hang_up_while_the_callee_is_being_asked(world: World) -> None:
    world.lab.control.set_handset(finance(world), script=[{"silence": 60}])
    call = world.place({"wait_for_quiet": 400}, {"say": "你好，请帮我转财务部。"}, limit_seconds=60)
    wait_until(lambda: has_step(world, call, "consult_answered"), limit_seconds=30)
    world.lab.control.hang_up(call)
    assert world.record(call).ended_by == "caller"
    wait_until(lambda: all(leg["status"] == "completed" for leg in world.lab.control.calls()))
    wait_until(lambda: world.gateway.status()["calls"] == 0)
