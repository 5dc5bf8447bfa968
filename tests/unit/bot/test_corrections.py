"""Any slot can be corrected later, whatever is asked at the moment, and it is asked on (C5, D1, E3, E4)."""

from __future__ import annotations

from tests.unit.bot.conversation import Answer, Conversation


def phone() -> Conversation:
    return Conversation(channel="voice", caller_number="+8613900001111")


def told(call: Conversation, *words: str) -> Answer:
    answer = Answer()
    for sentence in words:
        answer = call.hear(sentence, "inform")
    return answer


def test_the_time_of_a_visit_is_changed_while_the_name_is_asked_e3() -> None:
    call = phone()
    call.hear("我想约韩梅见面", "visit")
    answer = told(call, "明天上午十点", "等等 改成后天下午三点")
    assert call.slots["visit_time"] == "后天下午三点"
    assert call.slots.get("caller_name") is None
    assert answer.said == ["utter_ask_visit_form_caller_name"]


def test_the_time_of_a_visit_is_changed_in_english_while_the_number_is_asked_e3() -> None:
    call = phone()
    call.hear("I want to visit Kevin", "visit")
    answer = told(call, "tomorrow at ten", "Karen Hudson", "sorry, make it Friday at two")
    assert "riday" in call.slots["visit_time"]
    assert answer.said == ["utter_ask_number_known"]


def test_the_size_of_a_booking_is_changed_while_the_name_is_asked_e4() -> None:
    call = phone()
    call.hear("想借会议室", "book_room")
    told(call, "下周三上午十点", "十二个人")
    answer = call.hear("不对 是十五个人", "deny")
    assert call.slots["booking_size"] in ("15", "十五")
    assert call.slots.get("caller_name") is None
    assert answer.said == ["utter_ask_booking_form_caller_name"]


def test_the_company_is_changed_while_the_purpose_is_asked_c5() -> None:
    call = phone()
    call.hear("我想跟张建国总经理通个电话", "connect")
    answer = told(call, "我姓鲁", "中海装饰", "等一下 公司说错了 是恒大装饰")
    assert call.slots["caller_company"] == "恒大装饰"
    assert call.slots.get("purpose") is None
    assert answer.said == ["utter_ask_screening_form_purpose"]


def test_the_name_is_changed_while_the_content_is_asked_d1() -> None:
    call = phone()
    call.hear("给韩梅留言", "leave_message")
    told(call, "我姓鲁")
    call.hear("可以", "affirm")
    answer = told(call, "刚才姓说错了，姓卢")
    assert call.slots["caller_name"] == "卢"
    assert answer.said == ["utter_ask_message_form_message_content"]


def test_a_question_after_a_digression_has_other_words_d1() -> None:
    call = phone()
    call.hear("给韩梅留言", "leave_message")
    first = call.hear("你们几点下班？", "ask_info")
    assert first.said == ["utter_notice", "utter_ask_message_form_caller_name"]
    names = [e for e in call.events if e.get("text") == "utter_ask_message_form_caller_name"]
    assert len(names) == 2  # the second time domain.yml has other words (test_words.py)
