"""Everything else that a switchboard is asked (A1-A8, B5, C9, E1, E2, F3, G3)."""

from __future__ import annotations

import pytest

from switchboard.domain.commands import Connect, HandOff, HangUp
from tests.unit.bot.conversation import Conversation, FakeDesk


def phone(desk: FakeDesk | None = None) -> Conversation:
    return Conversation(desk, channel="voice", caller_number="+8613900001111")


def test_the_greeting_follows_the_hours_a1_g3() -> None:
    assert phone(FakeDesk(is_open=True)).happen("call_started").said == ["utter_greeting"]
    assert phone(FakeDesk(is_open=False)).happen("call_started").said == ["utter_greeting_closed"]
    chat = Conversation(FakeDesk(is_open=False), channel="chat")
    assert chat.happen("call_started").said == ["utter_greeting"]  # a chat has no keys to offer


def test_opening_hours_are_answered_in_the_language_of_the_question_e1() -> None:
    assert phone().hear("你们几点下班？", "ask_info").values["answer"].startswith("工作时间")
    answer = phone().hear("What are your hours?", "ask_info")
    assert answer.values["answer"].startswith("We are open")
    assert answer.outcome == {"goal": "info", "target": "hours", "disposition": "answered"}


def test_an_unknown_question_goes_to_a_department_and_on_a_list_e2() -> None:
    call = phone()
    assert call.hear("你们去年的利润是多少", "ask_info").said == ["utter_notice_unknown"]
    assert call.desk.tickets[0].kind == "enquiry"
    assert call.hear("好的。", "affirm").command == Connect("department:general-office")


def test_a_manager_s_number_is_withheld_and_a_connection_offered_b5() -> None:
    call = phone()
    assert call.hear("郑浩然的电话是多少？", "ask_number").said == ["utter_number_withheld"]
    assert call.hear("好的。", "affirm").command == Connect("person:p015")


def test_a_mobile_is_never_told_b5() -> None:
    answer = phone().hear("冯丽的手机号多少？", "ask_number")
    assert answer.said == ["utter_number_withheld"]
    assert "number" not in answer.values


def test_a_public_extension_is_told_digit_by_digit_b5() -> None:
    answer = phone().hear("冯丽的分机号是多少？", "ask_number")
    assert answer.said == ["utter_number_is"]
    assert answer.values["number"] == "8 2 0 3"


def test_a_complaint_is_soothed_registered_and_connected_c9() -> None:
    call = phone()
    assert call.hear("我要投诉，你们的服务态度太差了。", "complain").said == [
        "utter_soothe",
        "utter_ask_complaint_form_caller_name",
    ]
    call.hear("我姓陈。", "inform")
    answer = call.hear("是的。", "affirm")
    assert answer.outcome["disposition"] == "ticket_opened"
    assert isinstance(answer.command, Connect)
    assert answer.command.target == "department:customer-service"
    assert call.desk.tickets[0].content.startswith("我要投诉")


def test_a_complaint_is_kept_when_the_caller_hangs_up() -> None:
    call = phone()
    call.hear("我要投诉，你们的服务态度太差了。", "complain")
    call.happen("caller_hung_up")
    assert len(call.desk.tickets) == 1


def test_not_understood_rephrases_once_then_gives_choices_then_a_human_a4() -> None:
    call = phone()
    said = [call.hear("哔哩吧啦", "nlu_fallback", confidence=0.2) for _ in range(3)]
    assert [a.said[0] for a in said] == [
        "utter_not_understood",
        "utter_choices",
        "utter_not_understood_human",
    ]
    assert isinstance(said[2].command, HandOff)


def test_in_doubt_the_name_that_was_heard_is_offered() -> None:
    answer = phone().hear("那个韩梅她那个啥", "nlu_fallback", confidence=0.2)
    assert answer.said == ["utter_did_you_mean"]


def test_silence_prompts_twice_and_ends_politely_a5() -> None:
    call = phone()
    call.happen("call_started")
    answers = [call.happen("caller_silent") for _ in range(3)]
    assert [a.said[0] for a in answers] == [
        "utter_silent_first",
        "utter_silent_second",
        "utter_silent_goodbye",
    ]
    assert isinstance(answers[2].command, HangUp)


def test_words_in_between_begin_the_silence_anew() -> None:
    call = phone()
    call.happen("caller_silent")
    call.hear("喂？", "greet")
    assert call.happen("caller_silent").said[0] == "utter_silent_first"


@pytest.mark.parametrize(
    ("words", "language"),
    [("请说英文。", "en"), ("English please.", "en"), ("Can you speak Chinese?", "zh"), ("说中文。", "zh")],
)
def test_the_language_wished_for_is_spoken_a2(words: str, language: str) -> None:
    call = phone()
    answer = call.hear(words, "change_language")
    assert call.slots["language"] == language
    assert answer.outcome["goal"] == "language"


def test_the_language_changes_in_the_middle_of_a_form_without_losing_it() -> None:
    call = phone()
    call.hear("给韩梅留言。", "leave_message")
    answer = call.hear("English please.", "change_language")
    assert answer.said == ["utter_language_changed", "utter_ask_message_form_caller_name"]
    assert call.slots["language"] == "en"


def test_keys_reach_an_extension_or_a_person_at_any_moment_g3() -> None:
    assert phone().happen("keys_pressed", digits="8202").command == Connect("person:p016")
    assert isinstance(phone().happen("keys_pressed", digits="0").command, HandOff)
    assert phone().happen("keys_pressed", digits="7777").said == ["utter_no_such_extension"]


def test_goodbye_thanks_and_hangs_up_a6() -> None:
    answer = phone().hear("没有了，谢谢。", "goodbye")
    assert answer.said == ["utter_goodbye"]
    assert isinstance(answer.command, HangUp)


@pytest.mark.parametrize(
    ("words", "intent", "goal"),
    [("打错了", "wrong_number", "wrong_number"), ("我们有贷款产品", "sales_pitch", "refuse")],
)
def test_calls_that_are_none_of_our_business_end_politely_a7(words: str, intent: str, goal: str) -> None:
    answer = phone().hear(words, intent)
    assert answer.outcome["goal"] == goal
    assert isinstance(answer.command, HangUp)


def test_abuse_is_warned_before_the_call_ends_a7() -> None:
    call = phone()
    assert call.hear("你个笨蛋", "abuse").command is None
    assert isinstance(call.hear("你个笨蛋", "abuse").command, HangUp)


def test_again_means_the_very_same_words() -> None:
    call = phone()
    call.hear("你们几点下班？", "ask_info")
    assert call.hear("再说一遍。", "repeat").said == ["utter_notice", "utter_anything_else"]


def test_the_state_of_a_ticket_is_told_by_its_number_f3() -> None:
    call = phone()
    call.hear("我上次的投诉怎么样了", "ticket_status")
    assert call.hear("11210001", "inform").said == ["utter_ticket_in_progress"]


def test_a_visit_is_registered_and_the_host_told_e3() -> None:
    call = phone()
    call.hear("我明天下午三点想去拜访韩梅", "visit")
    call.hear("我叫陈明", "inform")
    answer = call.hear("是的。", "affirm")
    assert answer.said == ["utter_visit_recorded"]
    assert call.desk.messages[0].target == "person:p036"


def test_a_room_is_never_promised_only_requested_e4() -> None:
    call = phone()
    call.hear("我想订明天上午的会议室", "book_room")
    call.hear("十个人", "inform")
    call.hear("我叫陈明", "inform")
    answer = call.hear("是的。", "affirm")
    assert answer.said == ["utter_booking_recorded"]
    assert call.desk.tickets[0].kind == "booking"


def test_no_after_anything_else_is_goodbye() -> None:
    call = phone()
    call.hear("你们几点下班？", "ask_info")
    assert isinstance(call.hear("没有", "deny").command, HangUp)


def test_a_call_broken_and_taken_up_again_says_sorry_and_asks_on() -> None:
    call = phone()
    call.hear("我找王伟。", "connect")
    assert call.happen("call_resumed").said == ["utter_sorry_interrupted", "utter_which_of_three"]


def test_whose_mobile_is_meant_need_not_be_asked_to_withhold_it_b5() -> None:
    call = phone()
    answer = call.hear("王伟的手机号多少？", "ask_number")
    assert answer.said == ["utter_private_number_withheld"]
    assert answer.outcome["goal"] == "number"
    assert call.hear("好的。", "affirm").said == ["utter_which_of_three"]


def test_nobody_is_sent_away_on_a_guess() -> None:
    call = phone()
    assert call.hear("你们那个什么来着", "wrong_number", confidence=0.3).command is None
    named = call.hear("我这边有个方案想给采购部看看", "sales_pitch", confidence=0.5)
    assert named.outcome["target"] == "department:purchasing"
    assert call.hear("那个就这样吧我再想想", "goodbye", confidence=0.3).command is None


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("听说全款有优惠 我想了解一下", {"goal": "connect", "target": "department:sales"}),
        ("we're interested in that offer of yours", {"goal": "connect", "target": ""}),
        ("想了解一下贵公司需不需要贷款", {"goal": "refuse", "target": ""}),
        ("would you be interested in a better insurance plan", {"goal": "refuse", "target": ""}),
    ],
)
def test_who_wants_to_know_of_an_offer_is_no_seller_of_one_a7(words: str, outcome: dict[str, str]) -> None:
    answer = phone().hear(words, "sales_pitch", confidence=0.99)
    assert {"goal": answer.outcome["goal"], "target": answer.outcome.get("target") or ""} == outcome


def test_the_fax_number_is_a_fact_not_a_person_s_number() -> None:
    assert phone().hear("几点关门的那个号码", "ask_number").said[0] == "utter_notice"


def test_a_no_ends_the_question_whose_number_it_is() -> None:
    call = phone()
    assert call.hear("王伟的分机号是多少？", "ask_number").outcome["goal"] == "ask_which"
    assert call.hear("不用了。", "deny").said == ["utter_anything_else"]


def test_a_refusal_is_recorded_until_something_else_comes_of_the_call() -> None:
    call = phone()
    call.hear("我找韩梅。", "connect")
    assert call.happen("callee_refused").outcome["disposition"] == "refused"
