"""Messages by form: any order, corrections, asides, changes of mind, nothing lost (D1, D2)."""

from __future__ import annotations

import pytest

from switchboard.domain.commands import CollectKeys, HandOff, HangUp
from tests.unit.bot.conversation import Conversation, FakeDesk


def begun(number: str = "") -> Conversation:
    call = Conversation(channel="voice", caller_number=number)
    call.hear("给韩梅留言。", "leave_message")
    return call


def test_a_message_is_asked_for_read_back_confirmed_and_stored_d1() -> None:
    call = begun()
    assert call.slots["requested_slot"] == "caller_name"
    number = call.hear("我叫陈明，华东建材的。", "inform")
    assert number.said == ["utter_ask_number"]
    assert number.command == CollectKeys()
    assert call.hear("我的电话是13812345678。", "inform").said == ["utter_ask_message_form_message_content"]
    back = call.hear("请她明天上午给我回电话。", "call_back")
    assert back.said == ["utter_read_back_full"]
    assert back.values["number"] == "1 3 8 1 2 3 4 5 6 7 8"
    assert not call.desk.messages
    done = call.hear("对的。", "affirm")
    assert done.said == ["utter_message_taken"]
    assert done.outcome["disposition"] == "message_taken"
    [message] = call.desk.messages
    assert (message.target, message.caller_name, message.caller_company) == (
        "person:p036",
        "陈明",
        "华东建材",
    )
    assert (message.caller_number, message.content) == ("13812345678", "请她明天上午给我回电话。")


def test_the_caller_s_own_number_is_offered_and_a_yes_takes_it() -> None:
    call = begun("+8613900001111")
    assert call.hear("我姓陈。", "inform").said == ["utter_ask_number_known"]
    call.hear("是的。", "affirm")
    assert call.slots["caller_number"] == "+8613900001111"


def test_a_no_to_the_offered_number_asks_for_another() -> None:
    call = begun("+8613900001111")
    call.hear("我姓陈。", "inform")
    assert call.hear("不用了。", "deny").said == ["utter_ask_number"]


def test_a_correction_while_the_message_is_asked_mends_the_number_only() -> None:
    call = begun()
    call.hear("我叫陈明", "inform")
    call.hear("13812345678", "inform")
    answer = call.hear("不对，我的电话是13812345679。", "correct")
    assert call.slots["caller_number"] == "13812345679"
    assert call.slots["message_content"] is None
    assert answer.said == ["utter_ask_message_form_message_content"]


def read_back() -> Conversation:
    call = begun()
    call.hear("我叫陈明", "inform")
    call.hear("13812345678", "inform")
    call.hear("合同已经签好了，请她来拿", "inform")
    assert call.slots["requested_slot"] == "message_confirmed"
    return call


@pytest.mark.parametrize(
    ("words", "intent", "slot", "value"),
    [
        ("不对，我的电话是13812345679。", "correct", "caller_number", "13812345679"),
        ("不是，我叫陈敏", "correct", "caller_name", "陈敏"),
        ("内容改成合同还没签好", "correct", "message_content", "合同还没签好"),
        ("不是韩梅，是王志强", "correct", "message_for", "person:p029"),
    ],
)
def test_each_part_is_mended_by_voice_and_read_back_again(
    words: str, intent: str, slot: str, value: str
) -> None:
    call = read_back()
    answer = call.hear(words, intent)
    assert call.slots[slot] == value
    assert answer.said == ["utter_read_back_no_company"]
    call.hear("对。", "affirm")
    assert len(call.desk.messages) == 1


def test_a_bare_no_asks_what_is_wrong_and_takes_the_next_sentence_for_it() -> None:
    call = read_back()
    assert call.hear("不对。", "deny").said == ["utter_ask_what_is_wrong"]
    call.hear("请她带上公章过来", "inform")
    assert call.slots["message_content"] == "请她带上公章过来"
    assert call.slots["correcting"] is None


def test_naming_the_wrong_part_asks_for_that_part_again() -> None:
    call = read_back()
    call.hear("不对。", "deny")
    assert call.hear("电话号码不对", "correct").said == ["utter_ask_number"]


def test_a_question_in_between_is_answered_and_the_form_goes_on() -> None:
    call = begun()
    answer = call.hear("你们几点下班？", "ask_info")
    assert answer.said == ["utter_notice", "utter_ask_message_form_caller_name"]


@pytest.mark.parametrize(("words", "intent"), [("算了", "cancel"), ("转人工", "want_human")])
def test_a_change_of_mind_leaves_the_form_and_stores_nothing(words: str, intent: str) -> None:
    call = begun()
    call.hear("我叫陈明", "inform")
    call.hear(words, intent)
    assert call.form is None
    assert not call.desk.messages


def test_an_extension_keyed_in_the_middle_is_dialled_at_once_g3() -> None:
    call = begun()
    assert call.happen("keys_pressed", digits="8601").outcome["target"] == "person:p033"
    assert call.form is None


def test_a_number_may_be_keyed_in() -> None:
    call = begun()
    call.hear("我叫陈明", "inform")
    call.happen("keys_pressed", digits="13812345678")
    assert call.slots["caller_number"] == "13812345678"


def test_an_incomplete_number_is_not_taken() -> None:
    call = begun()
    call.hear("我叫陈明", "inform")
    answer = call.hear("我的号码是13812345", "inform")
    assert answer.said == ["utter_number_too_short", "utter_ask_number"]


def test_yes_and_leave_a_message_are_no_name_and_no_content() -> None:
    call = begun()
    call.hear("好的，留言。", "leave_message")
    assert call.slots.get("caller_name") is None
    call.hear("陈明", "inform")
    call.hear("13812345678", "inform")
    call.hear("好的", "affirm")
    assert call.slots["message_content"] is None


def test_who_does_not_want_to_tell_is_not_asked_again() -> None:
    call = begun()
    answer = call.hear("我不方便说", "decline_to_say")
    assert answer.said == ["utter_no_need_to_say", "utter_ask_number"]


def test_the_wish_may_hold_the_whole_message() -> None:
    call = Conversation(channel="voice")
    call.hear("给韩梅留言，说我明天不来了", "leave_message")
    assert call.slots["message_content"] == "我明天不来了"
    assert call.slots["requested_slot"] == "caller_name"


def test_a_question_put_three_times_in_vain_is_given_up_a4() -> None:
    call = begun()
    for _ in range(3):
        call.hear("我我我这个那个怎么说呢一句话说不清楚的", "chitchat", confidence=0.3)
    assert call.slots["requested_slot"] == "caller_number"


def test_hanging_up_keeps_what_was_said_d2() -> None:
    call = begun()
    call.hear("请她明天上午给我回电话。", "call_back")
    answer = call.happen("caller_hung_up")
    assert answer.outcome["disposition"] == "message_taken"
    assert call.desk.messages[0].content.startswith("请她明天上午")


def test_hanging_up_with_nothing_said_stores_nothing() -> None:
    call = begun()
    call.happen("caller_hung_up")
    assert not call.desk.messages


def test_silence_in_the_form_prompts_twice_and_then_keeps_the_message_a5() -> None:
    call = read_back()
    assert call.happen("caller_silent").said[0] == "utter_silent_first"
    assert call.happen("caller_silent").said[0] == "utter_silent_second"
    last = call.happen("caller_silent")
    assert isinstance(last.command, HangUp)
    assert len(call.desk.messages) == 1


def test_nothing_is_told_as_recorded_that_is_not() -> None:
    call = Conversation(FakeDesk(store_fails=True), channel="voice")
    call.hear("给韩梅留言。", "leave_message")
    for words in ("我叫陈明", "13812345678", "合同签好了"):
        call.hear(words, "inform")
    answer = call.hear("对。", "affirm")
    assert answer.said == ["utter_not_recorded"]
    assert isinstance(answer.command, HandOff)


def test_taken_up_again_after_a_break_the_open_question_is_asked_once_more() -> None:
    call = begun()
    answer = call.happen("call_resumed")
    assert answer.said == ["utter_sorry_interrupted", "utter_ask_message_form_caller_name"]


def test_a_message_for_namesakes_asks_which_one() -> None:
    call = Conversation(channel="voice")
    call.hear("我要留言", "leave_message")
    asked = call.hear("给王伟", "inform")
    assert "utter_which_of_three" in asked.said
    call.hear("技术部的", "inform")
    assert call.slots["message_for"] == "person:p031"


def test_a_bare_name_from_a_company_answers_both() -> None:
    call = begun()
    call.hear("Karen Hudson from Larsen Shipping", "inform")
    assert (call.slots["caller_name"], call.slots["caller_company"]) == ("Karen Hudson", "Larsen Shipping")


def test_goodbye_under_the_read_back_stores_the_message() -> None:
    call = read_back()
    call.hear("That's all, thank you.", "goodbye")
    assert len(call.desk.messages) == 1


def test_goodbye_in_the_middle_keeps_what_was_said() -> None:
    call = begun()
    call.hear("请她明天上午给我回电话。", "call_back")
    call.hear("再见。", "goodbye")
    assert len(call.desk.messages) == 1


def test_this_number_is_the_one_the_caller_calls_from() -> None:
    call = begun("+8613900001111")
    call.hear("我姓陈。", "inform")
    call.hear("打这个电话就行", "inform")
    assert call.slots["caller_number"] == "+8613900001111"
