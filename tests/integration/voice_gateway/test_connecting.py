"""Ringing a callee, asking, joining, and coming back (C1 to C4, C7, C11, C12)."""

from __future__ import annotations

from typing import Any

import pytest

from switchboard.domain.commands import Connect, HandOff
from tests.integration.voice_gateway.world import (
    GREETING,
    World,
    longest_silence_seconds,
    reply,
    wait_until,
)


def asks_for(world: World, command: Any, **after: Any) -> None:
    """The bot answers any words with ``command``, and events with what ``after`` says or 「好的。」."""

    def answer(call: str, text: str) -> Any:
        if text == "/call_started":
            return reply(GREETING)
        if text.startswith("/"):
            return after.get(text[1:], reply("还有什么可以帮您？"))
        return reply("请稍等。", command=command, goal="connect", target=command_target(command))

    world.bot.answer = answer


def command_target(command: Any) -> str:
    return getattr(command, "target", "")


def desk_of(world: World, target: str) -> str:
    return world.switchboard.plan_ringing(target)[0].number


@pytest.fixture
def finance(world: World) -> str:
    return desk_of(world, "department:finance")


CONNECT = Connect("department:finance", caller_name="陈明", caller_company="华东建材", purpose="合同")
ASK = ({"wait_for_quiet": 400}, {"say": "你好，请帮我转财务部。"})


def test_a_willing_callee_hears_who_and_why_and_both_talk_in_one_room(world: World, finance: str) -> None:
    """C1: the callee is asked first; the caller hears something all the time."""
    asks_for(world, CONNECT)
    call = world.place(*ASK, {"wait_for": "joined"}, {"silence": 2}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=40)
    record = world.record(call)
    steps = {step.name: step.detail for step in record.steps}
    assert {"consult_ringing", "consult_answered", "callee_told", "consult_ended", "joined"} <= set(steps)
    assert "华东建材的陈明" in steps["callee_told"]["text"]
    assert "合同" in steps["callee_told"]["text"]
    assert steps["consult_ended"]["answer"] == "accept"
    assert record.outcome.disposition == "connected"
    assert record.ended_by == "caller"
    assert "/callee_accepted" in world.bot.heard_of(call)
    assert longest_silence_seconds(world.lab.control.audio(call)) < 5
    wait_until(lambda: all(leg["over"] for leg in legs_of(world, finance)))


def legs_of(world: World, number: str) -> list[dict[str, Any]]:
    return [
        world.lab.control.call(leg["call_sid"]) for leg in world.lab.control.calls() if leg["to"] == number
    ]


WAIT = {"wait_for_quiet": 500}
# What the callee does → what the conversation hears of it. Each is a department, and all ring at once.
ENDINGS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"answers": "busy"}, "/callee_busy"),
    ({"answers": "no_answer"}, "/callee_no_answer"),
    ({"answers": "refuses"}, "/callee_refused"),
    ({"answers": "unreachable"}, "/callee_failed"),
    ({"script": [WAIT, {"say": "我在开会，让他留言。"}]}, "/callee_asks_message"),
    ({"script": [WAIT, {"keys": "2"}]}, "/callee_refused"),
    ({"script": [{"silence": 60}]}, "/callee_no_answer"),
    ({"script": [WAIT, "hang_up"]}, "/callee_refused"),
)


def test_whatever_the_callee_does_the_conversation_hears_of_it_and_goes_on(world: World) -> None:
    """C2, C3, C4, C7, C11."""
    departments = [department.code for department in world.switchboard.directory().departments]
    callees = dict(zip(departments, ENDINGS, strict=False))
    targets: dict[str, str] = {}  # call → department

    def answer(call: str, text: str) -> Any:
        if text == "/call_started":
            return reply(GREETING)
        return (
            reply()
            if text.startswith("/")
            else reply("请稍等。", command=Connect(f"department:{targets[call]}"))
        )

    world.bot.answer = answer
    for code, (behaviour, _) in callees.items():
        world.lab.control.set_handset(desk_of(world, f"department:{code}"), **behaviour)
        targets[world.place(*ASK, limit_seconds=90)] = code
    for call, code in targets.items():
        event = callees[code][1]
        wait_until(lambda c=call, e=event: e in world.bot.heard_of(c), limit_seconds=50)  # type: ignore[misc]
        assert world.lab.control.call(call)["status"] == "in-progress"
    wait_until(lambda: all(leg["status"] != "ringing" for leg in world.lab.control.calls()))
    for call in targets:
        world.lab.control.hang_up(call)
    for call in targets:
        world.record(call)
        assert longest_silence_seconds(world.lab.control.audio(call)) < 5


def test_a_key_is_a_yes(world: World, finance: str) -> None:
    """C7."""
    asks_for(world, CONNECT)
    world.lab.control.set_handset(finance, script=[{"wait_for_quiet": 500}, {"keys": "1"}])
    call = world.place(*ASK, {"wait_for": "joined"}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=40)
    assert world.record(call).outcome.disposition == "connected"


def test_when_the_callee_leaves_first_the_caller_is_back_in_the_conversation(
    world: World, finance: str
) -> None:
    """C11."""
    asks_for(world, CONNECT)
    world.lab.control.set_handset(
        finance,
        script=[
            {"wait_for_quiet": 500},
            {"say": "好的，接进来。"},
            {"wait_for": "joined"},
            {"silence": 2},
            "hang_up",
        ],
    )
    call = world.place(*ASK)
    wait_until(lambda: "/connection_ended" in world.bot.heard_of(call), limit_seconds=40)
    wait_until(lambda: any(s.name == "stream_resumed" for s in record_now(world, call).steps))
    world.lab.control.hang_up(call)
    assert world.record(call).outcome.disposition == "connected"


def record_now(world: World, call: str) -> Any:
    return world.switchboard.record_call.get(call)


def test_an_operator_who_takes_the_call_hears_the_story(world: World) -> None:
    """H3, as far as a voice can tell it."""
    asks_for(world, HandOff())
    call = world.place({"wait_for_quiet": 400}, {"say": "转人工。"}, {"wait_for": "joined"}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=40)
    record = world.record(call)
    told = next(step.detail["text"] for step in record.steps if step.name == "callee_told")
    assert "人工" in told
    assert record.outcome.disposition == "handed_off"


def test_a_target_that_is_not_in_the_directory_is_never_dialled(world: World) -> None:
    """C12."""
    asks_for(world, Connect("extension:9999"))
    before = len(world.lab.control.calls())
    call = world.place(*ASK)
    wait_until(lambda: "/callee_failed" in world.bot.heard_of(call), limit_seconds=30)
    assert len(world.lab.control.calls()) == before + 1
    world.lab.control.hang_up(call)
    world.record(call)


def test_a_key_pressed_while_the_callee_rings_ends_the_ringing(world: World, finance: str) -> None:
    """G3: keys work at any moment."""
    asks_for(world, CONNECT)
    world.lab.control.set_handset(finance, answers="no_answer")
    call = world.place(*ASK, limit_seconds=60)
    wait_until(lambda: legs_of(world, finance), limit_seconds=20)
    world.lab.control.add_steps(call, {"keys": "0"})
    wait_until(lambda: "/keys_pressed" in world.bot.heard_of(call), limit_seconds=20)
    wait_until(lambda: all(leg["over"] for leg in legs_of(world, finance)))
    world.lab.control.hang_up(call)
    world.record(call)
