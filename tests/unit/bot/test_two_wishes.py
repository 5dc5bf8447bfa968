"""Two wishes in one sentence: both are served, what is told at once first (B5, C11, D1, E1)."""

from __future__ import annotations

import pytest

from switchboard.domain.commands import Connect
from tests.unit.bot.conversation import Conversation


def phone() -> Conversation:
    return Conversation(channel="voice", caller_number="+8613900001111")


@pytest.mark.parametrize("intent", ["connect", "ask_info", "ask_number"])
@pytest.mark.parametrize(
    "words",
    [
        "帮我转财务部，顺便告诉我你们几点下班",
        "你们几点下班，再帮我转一下财务部",
        "put me through to finance and what are your hours",
    ],
)
def test_the_fact_is_told_and_then_the_connection_made_e1(words: str, intent: str) -> None:
    answer = phone().hear(words, intent)
    assert answer.said == ["utter_notice", "utter_connecting"]
    assert answer.command == Connect("department:finance")
    assert answer.outcome["goal"] == "connect"


def test_a_fact_and_a_visit_e1_e3() -> None:
    answer = phone().hear("我想拜访韩梅，你们几点下班", "visit")
    assert answer.said == ["utter_notice", "utter_ask_visit_form_visit_time"]


def test_the_number_and_the_connection_b5() -> None:
    answer = phone().hear("把采购部的分机号告诉我，再帮我转过去", "ask_number")
    assert answer.said == ["utter_number_only", "utter_connecting"]


def test_the_message_comes_first_and_the_connection_is_not_forgotten_d1() -> None:
    call = phone()
    call.hear("给付辉留个言，就说合同签好了，然后帮我转法务部", "leave_message")
    call.hear("我姓胡", "inform")
    call.hear("可以", "affirm")
    done = call.hear("对的", "affirm")
    assert done.said == ["utter_message_noted", "utter_connecting"]
    assert done.command == Connect("department:legal", "胡")
    assert call.desk.messages[0].content == "合同签好了"
    assert call.slots["later"] is None


def test_calling_the_message_off_leaves_the_connection_d1() -> None:
    call = phone()
    call.hear("给付辉留个言，然后帮我转法务部", "leave_message")
    answer = call.hear("算了", "cancel")
    assert answer.said == ["utter_cancelled_only", "utter_connecting"]


def test_what_is_to_be_told_to_others_is_no_wish_of_the_caller_s_d1() -> None:
    answer = phone().hear("给付辉留个言，让他转告韩梅合同签了", "leave_message")
    assert answer.outcome == {"goal": "message", "target": "person:p033"}


def test_somebody_else_in_case_is_offered_when_the_first_cannot_be_reached_c11() -> None:
    call = phone()
    assert call.hear("我找付辉，他不在就转韩梅", "connect").command == Connect("person:p033")
    call.happen("callee_no_answer")
    assert call.hear("那就转她吧", "leave_message").command == Connect("person:p036")


def test_a_message_in_case_waits_until_the_first_cannot_be_reached_c11() -> None:
    call = phone()
    assert call.hear("帮我转财务部，没人接的话就留言", "leave_message").command == Connect(
        "department:finance"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("那留个言吧", "utter_ask_message_form_caller_name"),
        ("不等了 留言", "utter_ask_message_form_caller_name"),
        ("我等一会儿", "utter_trying_again"),
        ("转别人吧", "utter_connecting"),
        ("someone else please", "utter_connecting"),
    ],
)
def test_a_way_on_is_taken_by_its_own_words_c11(words: str, said: str) -> None:
    call = phone()
    call.hear("我找韩梅。", "connect")
    call.happen("callee_busy")
    assert call.hear(words, "out_of_scope", confidence=0.4).said[-1] == said


def test_a_plain_change_of_mind_leaves_the_form_c11() -> None:
    call = phone()
    call.hear("给付辉留言", "leave_message")
    answer = call.hear("算了，还是直接帮我转法务部吧", "inform", confidence=0.5)
    assert answer.command == Connect("department:legal")


@pytest.mark.parametrize("intent", ["inform", "visit", "connect", "decline_to_say"])
def test_it_is_somebody_is_a_name_once_it_was_asked_for_d1(intent: str) -> None:
    call = phone()
    call.hear("could you pass a message to Bob", "leave_message")
    call.hear("it's Karen Hudson", intent, confidence=0.8)
    assert call.slots["caller_name"] == "Karen Hudson"


def test_the_caller_s_own_number_is_offered_again_after_a_correction_in_between_d1() -> None:
    call = phone()
    call.hear("给付辉留言", "leave_message")
    call.hear("我姓胡", "inform")
    assert call.hear("不对，我姓卢", "correct").said == ["utter_ask_number_known"]
    assert call.slots["caller_name"] == "卢"
    assert call.hear("不是", "deny").said == ["utter_ask_number"]
