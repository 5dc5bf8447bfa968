"""In doubt what is probable is asked for, and the first sentence goes on from the answer (A4, B4)."""

from __future__ import annotations

import pytest

from switchboard.domain.commands import Connect, HandOff, HangUp
from tests.unit.bot.conversation import Answer, Conversation

PRINTER = "跟高翔说打印机修好了"


def phone() -> Conversation:
    return Conversation(channel="voice", caller_number="+8613900001111")


def doubtful() -> tuple[Conversation, Answer]:
    call = phone()
    return call, call.hear(PRINTER, "connect", confidence=0.6, also={"leave_message": 0.35})


def test_two_wishes_that_come_close_are_asked_for_a4() -> None:
    _, asked = doubtful()
    assert asked.said == ["utter_this_or_that"]
    assert "高翔" in asked.values["first"]
    assert asked.values["second"] == "留言"
    assert asked.command is None
    assert asked.outcome == {"goal": "ask_which", "target": "person:p045"}


def test_a_wish_far_ahead_of_all_others_is_not_questioned_a4() -> None:
    answer = phone().hear(PRINTER, "connect", confidence=0.9, also={"leave_message": 0.08})
    assert isinstance(answer.command, Connect)


@pytest.mark.parametrize(
    "words", ["留言", "后面那个", "给他留个言吧", "是留言 不是转接", "the message please"]
)
def test_naming_one_of_them_goes_on_with_the_first_sentence_a4(words: str) -> None:
    call, _ = doubtful()
    answer = call.hear(words, "out_of_scope", confidence=0.5)
    assert answer.outcome == {"goal": "message", "target": "person:p045"}


def test_the_key_of_a_choice_goes_on_with_it_g3() -> None:
    call, _ = doubtful()
    assert call.happen("keys_pressed", digits="2").outcome["goal"] == "message"


def test_names_and_facts_of_the_first_sentence_are_kept_a4() -> None:
    call = phone()
    call.hear(
        "我是中海装饰的胡建民，找高翔，电话13512348888",
        "connect",
        confidence=0.5,
        also={"leave_message": 0.4},
    )
    assert call.hear("留言", "leave_message").said == ["utter_ask_message_form_message_content"]
    kept = [call.slots[slot] for slot in ("caller_name", "caller_company", "caller_number")]
    assert kept == ["胡建民", "中海装饰", "13512348888"]


def test_one_good_guess_is_one_question_and_yes_goes_on_with_it_a4() -> None:
    call = phone()
    unsure = {"connect": 0.4, "call_back": 0.95}
    asked = call.hear("告诉徐峰打我手机 我等他", "nlu_fallback", confidence=0.25, also=unsure)
    assert asked.said == ["utter_is_it_this"]
    assert "徐峰" in asked.values["first"]
    assert call.hear("对", "affirm").outcome == {"goal": "callback", "target": "person:p030"}


def test_no_asks_in_other_words_then_gives_choices_then_a_human_a4() -> None:
    call = phone()
    call.hear("财务那边的座机", "nlu_fallback", confidence=0.25, also={"ask_number": 0.9})
    assert call.hear("不是", "deny").said == ["utter_what_then"]
    assert call.hear("呜哩哇啦", "nlu_fallback", confidence=0.2).said == ["utter_choices"]
    assert isinstance(call.hear("呜哩哇啦", "nlu_fallback", confidence=0.2).command, HandOff)


def test_what_was_refused_is_not_offered_again_a4() -> None:
    call = phone()
    call.hear("财务那边的座机", "nlu_fallback", confidence=0.25, also={"ask_number": 0.9})
    call.hear("不是", "deny")
    again = call.hear("财务的那个", "nlu_fallback", confidence=0.25, also={"ask_number": 0.5, "visit": 0.1})
    assert "号码" not in again.values.get("first", "")


def test_a_new_sentence_instead_of_an_answer_is_a_new_wish() -> None:
    call, _ = doubtful()
    assert call.hear("我找韩梅。", "connect").command == Connect("person:p036")


def test_yes_to_either_or_asks_once_more_which_a4() -> None:
    call, _ = doubtful()
    assert call.hear("对", "affirm").said == ["utter_this_or_that"]


def test_nobody_is_sent_away_unasked_a7() -> None:
    call = phone()
    asked = call.hear(
        "I need your press contact", "sales_pitch", confidence=0.72, also={"complain": 0.14, "connect": 0.11}
    )
    assert asked.said == ["utter_this_or_that"]
    assert isinstance(
        phone().hear("我们有贷款产品", "sales_pitch", confidence=0.97, also={"connect": 0.02}).command, HangUp
    )


def test_a_human_can_help_with_a_complaint_too_a8() -> None:
    answer = phone().hear("你们就没有一个活人接电话吗", "want_human", confidence=0.7, also={"complain": 0.25})
    assert isinstance(answer.command, HandOff)


def test_who_asks_to_whom_he_speaks_is_told_and_asked_b4() -> None:
    answer = phone().hear("请问我在跟哪位讲话", "connect", confidence=0.6, also={"ask_who": 0.35})
    assert answer.said == ["utter_who_i_am", "utter_ask_who"]


def test_a_fact_in_what_looks_like_small_talk_is_told_e1() -> None:
    answer = phone().hear("what are your hours then", "chitchat", confidence=0.7, also={"ask_info": 0.28})
    assert answer.said[0] == "utter_notice"


def test_an_emergency_is_never_questioned_a8() -> None:
    answer = phone().hear("楼道里冒烟了", "emergency", confidence=0.6, also={"complain": 0.4})
    assert answer.outcome["goal"] == "emergency"


def test_a_fact_on_the_board_is_told_without_asking_e1() -> None:
    answer = phone().hear("你们几点下班", "ask_info", confidence=0.5, also={"connect": 0.4})
    assert answer.said[0] == "utter_notice"


@pytest.mark.parametrize("words", ["你们几点下班我好安排车", "my driver asks about your opening hours"])
def test_a_fact_on_the_board_is_told_where_nobody_is_wanted_e1(words: str) -> None:
    answer = phone().hear(words, "connect", confidence=0.9)
    assert answer.said == ["utter_notice", "utter_anything_else"]
    assert answer.outcome["goal"] == "info"


def test_a_fact_on_the_board_is_told_where_a_visit_is_hardly_likelier_e1() -> None:
    said = "我明天过来 你们几点开门"
    answer = phone().hear(said, "visit", confidence=0.5, also={"ask_info": 0.4})
    assert answer.said == ["utter_notice", "utter_anything_else"]
    sure = phone().hear(said, "visit", confidence=0.8, also={"ask_info": 0.1})
    assert sure.outcome["goal"] == "visit"


def test_where_a_number_is_spoken_of_it_may_be_wanted_b5() -> None:
    said = "the form wants the telephone of your finance department"
    asked = phone().hear(said, "connect", confidence=0.7, also={"ask_number": 0.25})
    assert asked.said == ["utter_this_or_that"]
    plain = phone().hear(
        "finance department it's about a form", "connect", confidence=0.7, also={"ask_number": 0.25}
    )
    assert plain.said == ["utter_connecting"]


def test_somebody_who_is_wanted_is_rung_though_a_fact_is_spoken_of_e1() -> None:
    answer = phone().hear("转财务部 他们几点下班都行", "connect", confidence=0.9)
    assert answer.command == Connect("department:finance")


def test_in_the_middle_of_a_choice_nothing_is_doubted() -> None:
    call = phone()
    call.hear("我找韩梅。", "connect")
    call.happen("callee_no_answer")
    answer = call.hear("那就留言", "leave_message", confidence=0.5, also={"connect": 0.4})
    assert answer.outcome["goal"] == "message"


def test_looking_for_somebody_asks_whom_and_a_human_is_put_through_b4_a8() -> None:
    assert phone().hear("我找个人", "want_human", confidence=0.8).said == ["utter_ask_who"]
    assert isinstance(phone().hear("给我转人工", "want_human").command, HandOff)


def test_a_wish_in_plain_words_counts_though_names_drown_it_d1() -> None:
    answer = phone().hear("我是中海装饰的胡建民，要给付辉留言，电话13512348888", "correct", confidence=0.86)
    assert answer.outcome == {"goal": "message", "target": "person:p033"}


def test_that_was_all_for_today_is_a_goodbye_when_nothing_else_comes_near_a6() -> None:
    answer = phone().hear("行 那今天就到这儿", "goodbye", confidence=0.29, also={"inform": 0.02})
    assert isinstance(answer.command, HangUp)


def test_nobody_is_hung_up_on_for_a_noise_a6() -> None:
    for sure in (0.29, 0.96):
        answer = phone().hear("咕噜咕噜呱啦", "goodbye", confidence=sure, also={"inform": 0.01})
        assert answer.said == ["utter_anything_else"]


def test_two_departments_in_one_breath_are_asked_about_b4() -> None:
    assert phone().hear("IT support 有人没", "connect").said == ["utter_which_of_two"]


def test_somebody_unknown_in_a_known_department_leads_there_b3() -> None:
    call = phone()
    asked = call.hear("我找慕容复，财务部的", "connect")
    assert asked.said == ["utter_not_found_there"]
    assert call.hear("好的", "affirm").command == Connect("department:finance")
