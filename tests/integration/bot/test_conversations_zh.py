"""Whole conversations in Chinese through the real Rasa and core (A1-A8, B3-B5, C1-C11, D1, D2, E1, G3)."""

from __future__ import annotations

from switchboard.domain.call_events import CallEvent
from switchboard.domain.commands import Connect, HandOff, HangUp
from tests.integration.bot.conftest import Exchange
from tests.integration.bot.running_bot import RunningBot


async def test_the_greeting_says_who_it_is_and_that_it_is_synthetic(exchange: Exchange) -> None:
    reply = await exchange.caller().meets(CallEvent.CALL_STARTED, language="zh")
    assert "星城集团" in reply.texts[0]
    assert "智能总机" in reply.texts[0]


async def test_finance_is_connected(exchange: Exchange) -> None:
    caller = exchange.caller()
    await caller.meets(CallEvent.CALL_STARTED)
    reply = await caller.says("你好，请帮我转财务部")
    assert reply.command == Connect("department:finance")
    assert (reply.outcome.goal, reply.outcome.target) == ("connect", "department:finance")
    accepted = await caller.meets(CallEvent.CALLEE_ACCEPTED)
    assert accepted.outcome.disposition == "connected"


async def test_which_of_three_is_asked_until_one_is_left(exchange: Exchange) -> None:
    caller = exchange.caller()
    first = await caller.says("我找王伟。")
    assert first.outcome.goal == "ask_which"
    second = await caller.says("销售部的。")
    assert second.outcome.goal == "ask_which"
    assert second.texts != first.texts
    reply = await caller.says("王伟经理")
    assert reply.command == Connect("person:p018")


async def test_traditional_characters_and_digits_in_words(exchange: Exchange) -> None:
    caller = exchange.caller(channel="chat")
    assert (await caller.says("麻煩轉財務部")).outcome.target == "department:finance"
    other = exchange.caller()
    assert (await other.says("转分机八二零二")).command == Connect("person:p016")


async def test_busy_then_a_message_with_a_correction_is_stored(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller()
    await caller.says("请转采购部的曹颖。")
    busy = await caller.meets(CallEvent.CALLEE_BUSY)
    assert "占线" in busy.texts[0]
    await caller.says("好的，留言。")
    await caller.says("我叫陈明，华东建材的。")
    await caller.says("不对，我的电话是13812345679。")
    back = await caller.says("请她明天上午给我回电话。")
    assert "1 3 8 1 2 3 4 5 6 7 9" in back.texts[-1]
    again = await caller.says("不对，我的电话是13812345678。")
    assert "1 3 8 1 2 3 4 5 6 7 8" in again.texts[-1]
    assert again.texts[-1] != back.texts[-1]
    done = await caller.says("对的。")
    assert done.outcome.disposition == "message_taken"
    [message] = running_bot.switchboard.messages.list(call_id=caller.id)
    assert (message.target, message.caller_name, message.caller_number) == (
        "person:p034",
        "陈明",
        "13812345678",
    )
    ended = await caller.says("没有了，谢谢。")
    assert isinstance(ended.command, HangUp)


async def test_the_same_words_are_never_said_twice_in_a_row(exchange: Exchange) -> None:
    caller = exchange.caller()
    await caller.says("请转采购部的曹颖。")
    for _ in range(3):
        await caller.meets(CallEvent.CALLEE_BUSY)
        await caller.says("等一下。")
    assert all(one != other for one, other in zip(caller.heard, caller.heard[1:], strict=False))
    assert len(set(caller.heard)) == len(caller.heard)


async def test_the_general_manager_is_screened_and_nothing_is_revealed(exchange: Exchange) -> None:
    caller = exchange.caller()
    asked = await caller.says("我找张建国")
    assert (asked.outcome.goal, asked.command) == ("screen", None)
    reply = await caller.says("我姓陈，华东建材的，想跟张总谈合同")
    assert reply.command == Connect("person:p005", "陈", "华东建材", "谈合同", screened=True)
    refused = await caller.meets(CallEvent.CALLEE_REFUSED)
    assert not any(word in "".join(refused.texts) for word in ("拒绝", "不方便", "不想"))


async def test_the_chairman_goes_to_the_secretary(exchange: Exchange) -> None:
    reply = await exchange.caller().says("我找你们董事长顾明远")
    assert reply.outcome.goal == "secretary"
    assert reply.command == Connect("person:p003")


async def test_hours_are_told_and_the_conversation_goes_on(exchange: Exchange) -> None:
    caller = exchange.caller()
    reply = await caller.says("你们几点下班？")
    assert (reply.outcome.goal, reply.outcome.target) == ("info", "hours")
    assert "五点半" in reply.texts[0]
    assert (await caller.says("那帮我转人力资源部吧")).outcome.target == "department:hr"


async def test_a_question_in_the_middle_of_a_message_returns_to_it(exchange: Exchange) -> None:
    caller = exchange.caller(number="")
    await caller.says("我要给韩梅留言")
    await caller.says("我姓王")
    aside = await caller.says("你们几点下班？")
    assert "五点半" in aside.texts[0]
    assert "电话" in aside.texts[-1] or "号码" in aside.texts[-1]


async def test_a_mobile_is_withheld_and_a_connection_offered(exchange: Exchange) -> None:
    caller = exchange.caller(channel="voice")
    reply = await caller.says("韩梅的手机号多少？")
    assert reply.outcome.goal == "number"
    assert "139" not in "".join(reply.texts)
    assert (await caller.says("好的。")).command == Connect("person:p036")


async def test_a_complaint_becomes_a_ticket_and_reaches_customer_service(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller()
    await caller.says("我要投诉，你们的服务态度太差了。")
    await caller.says("我姓陈。")
    reply = await caller.says("是的。")
    assert reply.outcome.disposition == "ticket_opened"
    assert isinstance(reply.command, Connect)
    assert reply.command.target == "department:customer-service"
    assert running_bot.switchboard.ticket_status.list(limit=1)[0].kind == "complaint"


async def test_silence_prompts_twice_and_ends_politely(exchange: Exchange) -> None:
    caller = exchange.caller()
    await caller.meets(CallEvent.CALL_STARTED)
    first = await caller.meets(CallEvent.CALLER_SILENT)
    second = await caller.meets(CallEvent.CALLER_SILENT)
    last = await caller.meets(CallEvent.CALLER_SILENT)
    assert first.texts[0] != second.texts[0]
    assert isinstance(last.command, HangUp)
    assert "留言" in last.texts[0]
    assert "再见" in last.texts[0]


async def test_three_times_not_understood_ends_with_a_human(exchange: Exchange) -> None:
    caller = exchange.caller()
    replies = [await caller.says(words) for words in ("asdf qwer", "zxcv bnm", "hjkl yuio")]
    assert isinstance(replies[-1].command, HandOff)
    assert len({reply.texts for reply in replies}) == 3


async def test_keys_work_at_any_moment(exchange: Exchange) -> None:
    caller = exchange.caller()
    await caller.says("我要留言")
    reply = await caller.meets(CallEvent.KEYS_PRESSED, digits="8601")
    assert reply.command == Connect("person:p033")
    zero = await caller.meets(CallEvent.KEYS_PRESSED, digits="0")
    assert isinstance(zero.command, HandOff)


async def test_a_caller_who_hangs_up_has_left_the_message_all_the_same(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller()
    await caller.says("我要给韩梅留言")
    await caller.says("请她明天上午给我回电话。")
    await caller.meets(CallEvent.CALLER_HUNG_UP)
    [message] = running_bot.switchboard.messages.list(call_id=caller.id)
    assert message.target == "person:p036"
    assert message.caller_number == "+8613900001111"


async def test_a_fire_reaches_the_duty_room_at_once(exchange: Exchange) -> None:
    reply = await exchange.caller().says("着火了，三楼着火了，快点")
    assert reply.command == Connect("department:duty-room")
    assert reply.outcome.goal == "emergency"


async def test_in_the_chat_a_message_is_offered_instead_of_a_line(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller(channel="chat", number="")
    reply = await caller.says("我找韩梅")
    assert (reply.command, reply.outcome.goal, reply.outcome.target) == (None, "connect", "person:p036")
    for words in ("好的", "陈明", "13812345678", "请她给我回电话。", "是的。"):
        reply = await caller.says(words)
    assert reply.outcome.disposition == "message_taken"
    assert len(running_bot.switchboard.messages.list(call_id=caller.id)) == 1


async def test_taken_up_again_the_open_question_is_asked_once_more(exchange: Exchange) -> None:
    caller = exchange.caller()
    await caller.says("我找王伟。")
    reply = await caller.meets(CallEvent.CALL_RESUMED)
    assert len(reply.texts) == 2
    assert "王伟" in reply.texts[1]
