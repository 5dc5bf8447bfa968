"""The bot is gone: keys and people, and the conversation again as soon as it is back (G5)."""

from __future__ import annotations

import pytest

from speech.ports import Transcript
from switchboard.domain.commands import Connect
from tests.integration.voice_gateway.world import (
    GREETING,
    World,
    longest_silence_seconds,
    reply,
    wait_until,
)
from voice_gateway.prompts import prompt


@pytest.fixture(autouse=True)
def greeting(world: World) -> None:
    world.bot.answer = lambda call, text: reply(GREETING if text == "/call_started" else "我们继续。")


def test_without_the_bot_from_the_first_word_an_extension_is_connected(world: World) -> None:
    world.bot.is_down = True
    call = world.place({"silence": 2}, {"keys": "8202"}, {"wait_for": "joined"}, {"silence": 1}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=60)
    record = world.record(call)
    assert record.outcome.disposition == "connected"
    assert record.outcome.target == world.switchboard.directory().by_extension("8202")
    assert longest_silence_seconds(world.lab.control.audio(call)) < 5


def test_zero_reaches_a_person_without_the_bot(world: World) -> None:
    world.bot.is_down = True
    call = world.place({"silence": 2}, {"keys": "0"}, {"wait_for": "joined"}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=60)
    record = world.record(call)
    assert (record.outcome.goal, record.outcome.disposition) == ("operator", "handed_off")


def test_an_unknown_extension_and_a_busy_one_are_told_apart(world: World) -> None:
    world.bot.is_down = True
    world.lab.control.set_handset(world.number("8202"), answers="busy")
    call = world.place({"silence": 1}, {"keys": "7777"}, {"silence": 5}, {"keys": "8202"}, limit_seconds=60)
    wait_until(lambda: prompt("standby_busy", "zh") in spoken(world, call), limit_seconds=30)
    assert prompt("standby_unknown", "zh") in spoken(world, call)
    world.lab.control.hang_up(call)
    world.record(call)


def spoken(world: World, call: str) -> list[str]:
    record = world.switchboard.record_call.get(call)
    return [turn.text for turn in record.turns] if record else []


def test_a_bot_that_dies_in_mid_call_leaves_no_silence_and_is_taken_back_when_it_lives(world: World) -> None:
    call = world.place({"wait_for_quiet": 500}, {"silence": 0.1}, limit_seconds=90)
    wait_until(lambda: world.bot.heard_of(call))
    world.bot.is_down = True
    world.lab.control.add_steps(call, {"wait_for_quiet": 300}, {"say": "公司的地址在哪里？"})
    wait_until(lambda: prompt("standby", "zh") in spoken(world, call), limit_seconds=30)
    world.bot.is_down = False
    wait_until(lambda: "/call_resumed" in world.bot.heard_of(call), limit_seconds=20)
    wait_until(lambda: "我们继续。" in spoken(world, call), limit_seconds=5)
    world.lab.control.add_steps(call, {"wait_for_quiet": 500}, {"say": "你们几点下班？"})
    wait_until(lambda: any("下班" in text for text in world.bot.heard_of(call)), limit_seconds=30)
    world.lab.control.hang_up(call)
    world.record(call)
    assert longest_silence_seconds(world.lab.control.audio(call)) < 5


def test_a_bot_that_dies_while_the_callee_rings_does_not_lose_the_caller(world: World) -> None:
    def answer(call: str, text: str):  # type: ignore[no-untyped-def]
        if text == "/call_started":
            return reply(GREETING)
        return reply("请稍等。", command=Connect("department:finance"))

    world.bot.answer = answer
    finance = world.switchboard.plan_ringing("department:finance")[0].number
    world.lab.control.set_handset(finance, answers="no_answer")
    call = world.place({"wait_for_quiet": 600}, {"say": "你好，请帮我转财务部。"}, limit_seconds=60)
    wait_until(lambda: any(leg["to"] == finance for leg in world.lab.control.calls()), limit_seconds=30)
    world.bot.is_down = True
    wait_until(lambda: prompt("standby", "zh") in spoken(world, call), limit_seconds=40)
    world.lab.control.hang_up(call)
    world.bot.is_down = False
    world.record(call)


def test_a_broken_recogniser_leaves_keys_and_the_bot(world: World) -> None:
    """G5: speech fails, the dialogue does not."""
    pool = world.gateway._pool
    pool._transcriber = BrokenTranscriber()
    call = world.place({"wait_for_quiet": 400}, {"say": "公司的地址在哪里？"}, limit_seconds=60)
    wait_until(lambda: prompt("standby", "zh") in spoken(world, call), limit_seconds=30)
    world.lab.control.add_steps(call, {"keys": "8202"})
    wait_until(lambda: "/keys_pressed" in world.bot.heard_of(call), limit_seconds=15)
    world.lab.control.hang_up(call)
    world.record(call)


class BrokenTranscriber:
    def transcribe(self, audio: object, *, language: object = None, hotwords: object = None) -> Transcript:
        raise RuntimeError("no model")
