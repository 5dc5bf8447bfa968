"""Two wishes, doubts and changes of mind through the running bot (A4, C11, D1, E1)."""

from __future__ import annotations

from switchboard.domain.call_events import CallEvent
from switchboard.domain.commands import Connect
from tests.integration.bot.conftest import Exchange
from tests.integration.bot.running_bot import RunningBot


async def test_the_fact_is_told_and_then_the_connection_made(exchange: Exchange) -> None:
    reply = await exchange.caller().says("帮我转财务部，顺便告诉我你们几点下班")
    assert "五点半" in reply.texts[0]
    assert reply.command == Connect("department:finance")


async def test_in_a_chat_the_fact_is_told_and_a_message_offered(exchange: Exchange) -> None:
    reply = await exchange.caller(channel="chat").says(
        "put me through to finance and what is your fax number"
    )
    assert "0571" in reply.texts[0]
    assert reply.command is None
    assert reply.outcome.target == "department:finance"


async def test_a_message_is_stored_before_the_connection_that_was_wished_with_it(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller()
    for words in ("给付辉留个言，就说合同签好了，然后帮我转法务部", "我姓胡", "可以"):
        await caller.says(words)
    done = await caller.says("对的")
    assert done.command is not None
    assert done.command.name == "connect"
    assert done.outcome.target == "department:legal"
    [message] = running_bot.switchboard.messages.list(call_id=caller.id)
    assert (message.target, message.content) == ("person:p033", "合同签好了")


async def test_whom_to_try_otherwise_is_remembered(exchange: Exchange) -> None:
    caller = exchange.caller()
    assert (await caller.says("我找付辉，他不在就转韩梅")).command == Connect("person:p033")
    assert "韩梅" in (await caller.meets(CallEvent.CALLEE_NO_ANSWER)).texts[-1]
    assert (await caller.says("那就转她吧")).command == Connect("person:p036")


async def test_who_is_not_understood_hears_other_words_each_time_and_is_never_hung_up_on(
    exchange: Exchange,
) -> None:
    caller = exchange.caller()
    noises = ("咕噜咕噜呱啦", "吱吱嘎嘎轰隆", "叽叽喳喳哗啦", "呱呱呱呱")
    commands = [(await caller.says(words)).command for words in noises]
    assert len(set(caller.heard)) == len(caller.heard)
    assert all(command is None or command.name == "hand_off" for command in commands)
