"""L1: a chat is held with the same receptionist and kept like a call."""

from __future__ import annotations

import asyncio

import pytest

from bot.client import BotDown, Reply
from switchboard.domain.commands import HangUp
from switchboard.domain.outcome import Outcome
from tests.unit.web.fake_parts import CallBook, ScriptedBot
from web.api.chats import Chats, NotAChat, TurnInFlight


@pytest.fixture
def book() -> CallBook:
    return CallBook()


async def test_the_first_turn_greets_and_answers(book: CallBook) -> None:
    answer = await Chats(record_call=book, bot=ScriptedBot()).turn("a", "转财务部", language=None)
    assert answer.replies == ("您好，这里是智能接待员。", "听到：转财务部")


async def test_later_turns_do_not_greet_again(book: CallBook) -> None:
    chats = Chats(record_call=book, bot=ScriptedBot())
    await chats.turn("a", "你好", language=None)
    assert (await chats.turn("a", "转财务部", language=None)).replies == ("听到：转财务部",)


async def test_a_greeting_that_is_also_the_answer_is_said_once(book: CallBook) -> None:
    greeting = "您好，这里是智能接待员。"
    bot = ScriptedBot({"你好": Reply((greeting,), None, Outcome(), "zh")})
    assert (await Chats(record_call=book, bot=bot).turn("a", "你好", language=None)).replies == (greeting,)


async def test_both_sides_of_a_turn_are_on_record_under_the_channel_chat(book: CallBook) -> None:
    await Chats(record_call=book, bot=ScriptedBot()).turn("a", "转财务部", language=None)
    record = book.records["a"]
    assert record.channel == "chat"
    assert [(t.index, t.speaker) for t in record.turns] == [(0, "caller"), (1, "receptionist")]
    assert record.turns[0].text == "转财务部"


async def test_the_goal_of_the_chat_so_far_is_told_with_each_turn(book: CallBook) -> None:
    bot = ScriptedBot({"财务部": Reply(("好的",), None, Outcome("message", "department:finance"), "zh")})
    chats = Chats(record_call=book, bot=bot)
    answer = await chats.turn("a", "财务部", language="zh")
    assert (answer.goal, answer.target, answer.disposition) == ("message", "department:finance", None)


async def test_the_language_given_wins_over_the_script_of_the_text(book: CallBook) -> None:
    bot = ScriptedBot()
    await Chats(record_call=book, bot=bot).turn("a", "财务部", language="en")
    assert bot.asked[-1] == ("a", "财务部", "en")


async def test_two_turns_of_one_chat_are_never_under_way_at_once(book: CallBook) -> None:
    bot = ScriptedBot(delay_seconds=0.05)
    chats = Chats(record_call=book, bot=bot)
    await asyncio.gather(*(chats.turn("a", f"第{n}句", language="zh") for n in range(4)))
    assert bot.most_in_flight == 1
    assert [turn.index for turn in book.records["a"].turns] == list(range(8))


async def test_chats_do_not_wait_for_each_other(book: CallBook) -> None:
    bot = ScriptedBot(delay_seconds=0.05)
    chats = Chats(record_call=book, bot=bot)
    await asyncio.gather(*(chats.turn(f"chat{n}", "你好", language="zh") for n in range(4)))
    assert bot.most_in_flight == 4


async def test_a_turn_that_waits_too_long_for_the_one_before_is_refused(book: CallBook) -> None:
    bot = ScriptedBot(delay_seconds=0.5)
    chats = Chats(record_call=book, bot=bot, wait_seconds=0.05)
    slow = asyncio.create_task(chats.turn("a", "慢", language="zh"))
    await asyncio.sleep(0.02)
    with pytest.raises(TurnInFlight):
        await chats.turn("a", "快", language="zh")
    assert (await slow).replies[-1] == "听到：慢"


async def test_nothing_is_remembered_of_a_chat_that_is_not_being_answered(book: CallBook) -> None:
    chats = Chats(record_call=book, bot=ScriptedBot())
    await chats.turn("a", "你好", language="zh")
    assert chats._locks == {}


async def test_nobody_can_type_into_a_telephone_call(book: CallBook) -> None:
    book.started("live", channel="voice")
    with pytest.raises(NotAChat):
        await Chats(record_call=book, bot=ScriptedBot()).turn("live", "转财务部", language=None)


async def test_a_bot_that_is_away_is_said_and_the_greeting_comes_when_it_is_back(book: CallBook) -> None:
    bot = ScriptedBot()
    chats = Chats(record_call=book, bot=bot)
    bot.is_down = True
    with pytest.raises(BotDown):
        await chats.turn("a", "你好", language=None)
    bot.is_down = False
    assert (await chats.turn("a", "转财务部", language=None)).replies[0] == "您好，这里是智能接待员。"


async def test_a_chat_that_the_receptionist_closes_is_on_record_as_ended(book: CallBook) -> None:
    bot = ScriptedBot({"再见": Reply(("再见。",), HangUp(), Outcome("goodbye", None, "answered"), "zh")})
    await Chats(record_call=book, bot=bot).turn("a", "再见", language=None)
    assert book.records["a"].ended_by == "receptionist"
