"""Connecting, asking which, screening, secretaries, and what becomes of a call (B3, B4, C1-C6, C11)."""

from __future__ import annotations

from switchboard.domain.commands import Connect, HandOff
from tests.unit.bot.conversation import Conversation


def on_the_phone(number: str = "+8613900001111") -> Conversation:
    return Conversation(channel="voice", caller_number=number)


def test_a_department_is_announced_and_connected_c1() -> None:
    answer = on_the_phone().hear("你好，请帮我转财务部。", "connect")
    assert answer.said == ["utter_connecting"]
    assert answer.command == Connect("department:finance")
    assert answer.outcome == {"goal": "connect", "target": "department:finance"}


def test_a_person_in_a_department_is_connected_in_english() -> None:
    call = on_the_phone()
    answer = call.hear("Hello, could I speak to David in sales please", "connect")
    assert answer.command == Connect("person:p018")
    assert call.slots["language"] == "en"


def test_a_name_alone_at_the_start_is_a_wish_to_be_connected() -> None:
    answer = on_the_phone().hear("法务部的韩梅。", "inform")
    assert answer.outcome == {"goal": "connect", "target": "person:p036"}


def test_who_calls_and_why_travels_with_the_wish() -> None:
    answer = on_the_phone().hear("我姓陈，华东建材的，想跟韩梅谈合同", "connect")
    assert answer.command == Connect("person:p036", "陈", "华东建材", "谈合同")


def test_namesakes_heard_on_the_line_are_told_apart_by_one_question_b3() -> None:
    call = on_the_phone()
    asked = call.hear("我找王伟。", "connect")
    assert asked.outcome["goal"] == "ask_which"
    assert asked.said == ["utter_which_of_three"]
    answer = call.hear("技术部的。", "inform")
    assert answer.outcome == {"goal": "connect", "target": "person:p031"}


def test_somebody_else_may_be_named_instead_of_an_answer_to_which() -> None:
    call = on_the_phone()
    call.hear("我找王伟。", "connect")
    assert call.hear("换一个人，我找韩梅。", "connect").outcome["target"] == "person:p036"


def test_a_name_that_nobody_has_leads_to_the_department_or_the_office_b3() -> None:
    call = on_the_phone()
    answer = call.hear("我找慕容复", "connect")
    assert answer.said[0] in ("utter_not_found", "utter_did_you_mean")
    assert call.hear("财务部", "inform").outcome["target"] == "department:finance"


def test_a_topic_leads_to_its_department_b4() -> None:
    assert on_the_phone().hear("想问一下发票的事", "connect").outcome["target"] == "department:finance"


def test_what_is_named_only_to_be_ruled_out_is_not_connected() -> None:
    answer = on_the_phone().hear("不是找销售部，我找客服中心", "connect")
    assert answer.outcome["target"] == "department:customer-service"


def test_an_extension_that_does_not_exist_is_said_so() -> None:
    assert on_the_phone().hear("转分机7777", "connect").said == ["utter_no_such_extension"]


def test_the_general_manager_is_screened_and_only_then_consulted_c5() -> None:
    call = on_the_phone()
    asked = call.hear("我找张建国", "connect")
    assert asked.outcome == {"goal": "screen", "target": "person:p005"}
    assert asked.said == ["utter_ask_screening_form_caller_name"]
    assert call.hear("我姓陈。", "inform").said == ["utter_ask_screening_form_caller_company"]
    assert call.hear("华东建材。", "inform").said == ["utter_ask_screening_form_purpose"]
    answer = call.hear("想谈合同的事。", "inform")
    assert answer.said == ["utter_consulting"]
    assert answer.command == Connect("person:p005", "陈", "华东建材", "谈合同的事", screened=True)


def test_one_sentence_answers_three_screening_questions() -> None:
    call = on_the_phone()
    call.hear("我找张建国", "connect")
    answer = call.hear("我姓陈，华东建材的，想跟张总谈合同", "inform")
    assert answer.command == Connect("person:p005", "陈", "华东建材", "谈合同", screened=True)


def test_an_executive_s_refusal_is_never_revealed_c5() -> None:
    call = on_the_phone()
    call.hear("我姓陈，华东建材的，想跟张建国谈合同", "connect")
    refused = call.happen("callee_refused")
    assert refused.said == ["utter_executive_unavailable", "utter_ways_message"]
    unanswered = call.happen("callee_no_answer")
    assert unanswered.said[0] == refused.said[0]


def test_the_chairman_is_reached_through_the_secretary_and_her_absence_means_a_message_c6() -> None:
    call = on_the_phone()
    answer = call.hear("我找董事长顾明远", "connect")
    assert answer.outcome == {"goal": "secretary", "target": "person:p001"}
    assert answer.command == Connect("person:p003")
    absent = call.happen("callee_no_answer")
    assert absent.said == ["utter_callee_no_answer", "utter_ways_message"]
    call.hear("好的。", "affirm")
    assert call.slots["message_for"] == "person:p001"


def test_busy_offers_to_wait_a_message_or_the_deputy_c3() -> None:
    call = on_the_phone()
    call.hear("请转采购部的曹颖。", "connect")
    answer = call.happen("callee_busy")
    assert answer.said == ["utter_callee_busy", "utter_ways_wait_message_other"]
    again = call.hear("等一下。", "wait")
    assert again.said == ["utter_trying_again"]
    assert again.command == Connect("person:p034")


def test_somebody_else_after_busy_is_the_one_that_was_offered_c4() -> None:
    call = on_the_phone()
    call.hear("我找王志强", "connect")
    offered = call.happen("callee_no_answer")
    assert offered.said == ["utter_callee_no_answer", "utter_ways_message_other"]
    answer = call.hear("转给别人吧。", "connect")
    assert answer.outcome["goal"] == "connect"
    assert answer.outcome["target"] != "person:p029"


def test_who_failed_is_not_offered_again_c11() -> None:
    call = on_the_phone()
    call.hear("我找王志强", "connect")
    call.happen("callee_failed")
    first = call.slots["pending"]["other"]
    call.hear("转给别人吧。", "connect")
    call.happen("callee_no_answer")
    assert call.slots["pending"]["other"] != first


def test_the_callee_s_own_words_are_followed_c7() -> None:
    call = on_the_phone()
    call.hear("请转销售部的王伟", "connect")
    answer = call.happen("callee_sends_elsewhere", elsewhere="小刘")
    assert answer.said == ["utter_callee_sends_elsewhere"]
    assert answer.command == Connect("person:p020")
    call.happen("callee_asks_call_back", call_back_minutes="10")
    assert call.slots["pending"]["kind"] == "offer_message"
    call.happen("callee_asks_message")
    assert call.form == "message_form"


def test_in_a_chat_nobody_is_rung_but_a_message_is_offered() -> None:
    chat = Conversation(channel="chat")
    answer = chat.hear("我找韩梅。", "connect")
    assert answer.command is None
    assert answer.outcome == {"goal": "connect", "target": "person:p036"}
    assert answer.said == ["utter_connect_in_chat"]
    chat.hear("好的", "affirm")
    assert chat.slots["message_for"] == "person:p036"


def test_a_human_is_had_at_once() -> None:
    answer = on_the_phone().hear("转人工。", "want_human")
    assert isinstance(answer.command, HandOff)
    assert answer.outcome["disposition"] == "handed_off"


def test_an_emergency_goes_to_the_duty_room_and_into_the_books_a8() -> None:
    call = on_the_phone()
    answer = call.hear("着火了，三楼着火了", "emergency")
    assert answer.command == Connect("department:duty-room")
    assert call.desk.tickets[0].kind == "emergency"


def test_an_emergency_is_connected_even_when_nothing_can_be_written() -> None:
    from tests.unit.bot.conversation import FakeDesk

    call = Conversation(FakeDesk(store_fails=True), channel="voice")
    assert call.hear("着火了", "emergency").command == Connect("department:duty-room")


def test_a_wish_without_a_name_accepts_what_was_offered() -> None:
    call = on_the_phone()
    call.hear("郑浩然的电话是多少？", "ask_number")
    assert call.hear("那你帮我转过去吧", "connect").command == Connect("person:p015")


def test_once_more_means_the_same_callee() -> None:
    call = on_the_phone()
    call.hear("请转采购部的曹颖。", "connect")
    call.happen("callee_busy")
    assert call.hear("再帮我接一次", "connect").command == Connect("person:p034")
    call.happen("callee_busy")
    assert call.hear("please try him again", "connect").command == Connect("person:p034")


def test_once_more_never_leads_past_the_secretary_c6() -> None:
    call = on_the_phone()
    call.hear("我找董事长顾明远", "connect")
    call.happen("callee_no_answer")
    assert call.hear("再帮我接一次", "connect").command == Connect("person:p003")


def test_a_private_caller_on_a_private_matter_is_announced_as_such() -> None:
    call = on_the_phone()
    call.hear("我找张建国", "connect")
    call.hear("我姓陈。", "inform")
    call.hear("没有公司，我是个人", "inform")
    assert call.hear("私事", "decline_to_say").command == Connect(
        "person:p005", "陈", "", "私事", screened=True
    )


def test_when_no_operator_answers_a_message_for_the_office_is_offered() -> None:
    call = on_the_phone()
    call.hear("请转采购部的曹颖。", "connect")
    call.happen("callee_busy")
    call.hear("转人工。", "want_human")
    answer = call.happen("callee_no_answer")
    assert answer.said == ["utter_callee_no_answer", "utter_ways_message"]
    assert "人工" in answer.values["callee"]
    call.hear("好的。", "affirm")
    assert call.slots["message_for"] == "department:general-office"
