"""Whole conversations in English, and from one language into the other (A2)."""

from __future__ import annotations

from switchboard.domain.call_events import CallEvent
from switchboard.domain.commands import Connect, HandOff, HangUp
from tests.integration.bot.conftest import Exchange
from tests.integration.bot.running_bot import RunningBot


async def test_the_greeting_in_english(exchange: Exchange) -> None:
    reply = await exchange.caller().meets(CallEvent.CALL_STARTED, language="en")
    assert reply.language == "en"
    assert "automated receptionist" in reply.texts[0]


async def test_david_in_sales_is_connected(exchange: Exchange) -> None:
    reply = await exchange.caller().says("Hello, could I speak to David in sales please")
    assert reply.command == Connect("person:p018")
    assert reply.language == "en"


async def test_no_answer_then_a_message(exchange: Exchange, running_bot: RunningBot) -> None:
    caller = exchange.caller()
    await caller.says("I'd like to speak to Tony.")
    unanswered = await caller.meets(CallEvent.CALLEE_NO_ANSWER)
    assert "not answering" in unanswered.texts[0]
    await caller.says("Leave a message.")
    await caller.says("This is John Smith from Blue Sky Logistics.")
    await caller.says("My number is 5551234.")
    back = await caller.says("Please ask him to call me back tomorrow morning.")
    assert "5 5 5 1 2 3 4" in back.texts[-1]
    mended = await caller.says("No, my number is 5551235.")
    assert "5 5 5 1 2 3 5" in mended.texts[-1]
    done = await caller.says("Yes, that's right.")
    assert done.outcome.disposition == "message_taken"
    [message] = running_bot.switchboard.messages.list(call_id=caller.id)
    assert (message.target, message.caller_name, message.caller_company, message.caller_number) == (
        "person:p010",
        "John Smith",
        "Blue Sky Logistics",
        "5551235",
    )
    ended = await caller.says("That's all, thank you.")
    assert isinstance(ended.command, HangUp)


async def test_the_language_is_followed_and_can_be_wished_for(exchange: Exchange) -> None:
    caller = exchange.caller()
    await caller.meets(CallEvent.CALL_STARTED)
    english = await caller.says("请说英文。")
    assert english.language == "en"
    assert (await caller.says("What are your hours?")).language == "en"
    assert (await caller.says("8202")).language == "en"  # digits belong to no language
    assert (await caller.says("帮我转财务部")).language == "zh"


async def test_the_language_changes_in_the_middle_of_a_message(exchange: Exchange) -> None:
    caller = exchange.caller(number="")
    await caller.says("我要给韩梅留言")
    reply = await caller.says("English please.")
    assert reply.language == "en"
    assert "name" in reply.texts[-1]


async def test_a_number_is_withheld_in_english(exchange: Exchange) -> None:
    caller = exchange.caller()
    reply = await caller.says("What's the number for Wendy?")
    assert reply.outcome.target == "person:p012"
    assert "8101" not in "".join(reply.texts)


async def test_an_extension_and_a_human(exchange: Exchange) -> None:
    assert (await exchange.caller().says("Extension 8202, please.")).command == Connect("person:p016")
    assert isinstance((await exchange.caller().says("I want a real person.")).command, HandOff)


async def test_words_with_a_leading_slash_run_no_intent(exchange: Exchange) -> None:
    reply = await exchange.caller(channel="chat").says("/callee_accepted")
    assert reply.outcome.disposition is None
