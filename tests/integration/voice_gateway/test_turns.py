"""Taking turns: barge-in, noise, silence, keys, slow answers (A2, A3, A5, G3)."""

from __future__ import annotations

from typing import Any

from switchboard.domain.commands import CollectKeys, HangUp
from tests.integration.voice_gateway.world import (
    GREETING,
    World,
    longest_silence_seconds,
    reply,
    wait_until,
)

LONG = reply(
    "我们的地址是滨江市星城大道一号星城大厦，乘地铁二号线到星城大道站，三号口出站步行五分钟就到了，欢迎您来。"
)


def test_speech_stops_our_voice_within_400_ms_of_audio(world: World) -> None:
    """A2."""
    world.bot.answer = lambda call, text: LONG if text == "/call_started" else reply("好的。")
    call = world.place({"interrupt_after": 1500}, {"say": "请转综合管理部。"}, {"silence": 3}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=30)
    (turn,) = world.lab.control.call(call)["turns"]
    assert turn["interrupts"]
    assert turn["barge_in_stop_ms"] < 400
    record = world.record(call)
    assert record.turns[0].interrupted
    assert "综合管理部" in record.turns[1].text


def test_after_a_cough_the_cut_sentence_is_said_again(world: World) -> None:
    world.bot.answer = lambda call, text: LONG if text == "/call_started" else reply("好的。")
    call = world.place(
        {"interrupt_after": 1000}, {"noise": 0.6, "level": 0.4}, {"wait_for_quiet": 800}, "hang_up"
    )
    world.lab.control.wait_until_over(call, limit_seconds=60)
    record = world.record(call)
    # Whether or not the cough passed for speech, the caller has heard all of it and said nothing.
    assert [turn.speaker for turn in record.turns] == ["receptionist"]
    heard_seconds = longest_sound(world.lab.control.audio(call)[:, 1])
    assert heard_seconds > 4


def longest_sound(heard: Any) -> float:
    return sum(abs(heard[i : i + 160].astype(int)).max() > 200 for i in range(0, len(heard), 160)) * 0.02


def test_silence_is_told_to_the_bot_each_time(world: World) -> None:
    """A5: twice silent, then a polite end."""
    silences: list[str] = []

    def answer(call: str, text: str) -> Any:
        if text == "/call_started":
            return reply(GREETING)
        if text == "/caller_silent":
            silences.append(text)
            if len(silences) == 3:
                return reply("再见。", command=HangUp())
            return reply("请问您还在吗？")
        return reply()

    world.bot.answer = answer
    call = world.place({"silence": 40})
    ended = world.lab.control.wait_until_over(call, limit_seconds=40)
    assert ended["status"] == "completed"
    assert len(silences) == 3
    assert world.record(call).ended_by == "receptionist"


def test_keys_reach_the_bot_as_one_number_and_stop_our_voice(world: World) -> None:
    """G3."""
    world.bot.answer = lambda call, text: LONG if text == "/call_started" else reply("好的。")
    call = world.place({"interrupt_after": 500}, {"keys": "8202"}, {"silence": 2}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=30)
    fields = [fields for each, text, fields in world.bot.heard if each == call and text == "/keys_pressed"]
    assert [field["digits"] for field in fields] == ["8202"]
    assert world.record(call).turns[0].interrupted


def test_a_telephone_number_is_collected_whole(world: World) -> None:
    asks = reply("请按您的电话号码。", command=CollectKeys(11))
    world.bot.answer = lambda call, text: asks if text == "/call_started" else reply("好的。")
    call = world.place({"wait_for_quiet": 500}, {"keys": "13812345678"}, {"silence": 1}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=30)
    fields = [fields for each, text, fields in world.bot.heard if each == call and text == "/keys_pressed"]
    assert [field["digits"] for field in fields] == ["13812345678"]


def test_over_a_slow_answer_the_caller_hears_please_wait_and_a_tone(world: World) -> None:
    """A3: never dead air."""
    world.bot.answer = lambda call, text: reply(GREETING) if text == "/call_started" else reply("找到了。")
    call = world.place({"wait_for_quiet": 500}, {"silence": 0.2}, limit_seconds=40)
    wait_until(lambda: world.bot.heard_of(call))
    world.bot.delay_seconds = 3.0
    world.lab.control.add_steps(call, {"say": "公司的地址在哪里？"}, {"silence": 5}, "hang_up")
    world.lab.control.wait_until_over(call, limit_seconds=40)
    world.bot.delay_seconds = 0.0
    assert "请稍等。" in [turn.text for turn in world.record(call).turns]
    assert longest_silence_seconds(world.lab.control.audio(call)) < 5


def test_there_is_never_more_than_one_turn_with_the_bot(world: World) -> None:
    world.bot.answer = lambda call, text: reply("好的。")
    world.bot.delay_seconds = 0.6
    call = world.place(
        {"wait_for_quiet": 300},
        {"say": "你们几点下班？"},
        {"silence": 1.5},
        {"say": "公司的地址在哪里？"},
        {"silence": 1.5},
        {"keys": "0"},
        {"silence": 3},
        "hang_up",
    )
    world.lab.control.wait_until_over(call, limit_seconds=40)
    world.record(call)
    assert world.bot.most_at_once == 1
    heard = world.bot.heard_of(call)
    assert len([text for text in heard if not text.startswith("/")]) == 2
    assert "/keys_pressed" in heard
