"""What is learnt about matters and topics decides where no name and no keyword does (B4, E1)."""

from __future__ import annotations

from switchboard.domain.commands import Connect
from tests.unit.bot.conversation import Conversation


def test_whose_matter_it_is_gets_the_call_though_nobody_is_named_b4() -> None:
    answer = Conversation(channel="voice").hear(
        "抬头写错了想换一张", "connect", about={"connect/invoices": 0.7, "connect/bids": 0.1}
    )
    assert answer.command == Connect("department:finance")


def test_matters_of_one_department_count_together_b4() -> None:
    about = {"connect/invoices": 0.3, "connect/payment": 0.3, "connect/bids": 0.2}
    answer = Conversation(channel="voice").hear("上个月的事还没弄好", "connect", about=about)
    assert answer.command == Connect("department:finance")


def test_between_two_departments_the_caller_is_asked_b4() -> None:
    answer = Conversation(channel="voice").hear(
        "抬头写错了想换一张", "connect", about={"connect/invoices": 0.4, "connect/bids": 0.3}
    )
    assert answer.command is None
    assert "财务部" in str(answer.values)
    assert "采购部" in str(answer.values)


def test_one_department_that_is_only_possible_is_asked_for_b4() -> None:
    answer = Conversation(channel="voice").hear(
        "抬头写错了想换一张", "connect", about={"connect/invoices": 0.3}
    )
    assert answer.command is None
    assert "财务部" in str(answer.values)


def test_nothing_to_go_by_is_asked_for_b4() -> None:
    answer = Conversation(channel="voice").hear("我有点事", "connect", about={"none": 0.9})
    assert answer.command is None
    assert answer.outcome["goal"] == "connect"


def test_a_name_counts_more_than_the_matter_b2() -> None:
    answer = Conversation(channel="voice").hear(
        "我找采购部 发票的事", "connect", about={"connect/invoices": 0.9}
    )
    assert answer.command is not None
    assert answer.outcome["target"] == "department:purchasing"


def test_a_question_without_a_keyword_is_answered_by_its_topic_e1() -> None:
    answer = Conversation().hear("早上最早啥时候有人", "ask_info", about={"ask_info/hours": 0.8})
    assert answer.outcome["target"] == "hours"


def test_a_question_is_answered_by_the_notice_that_speaks_of_the_same_and_a_wish_is_not_e1() -> None:
    said = "半夜还有人吗"
    assert Conversation().hear(said, "ask_info", about={"none": 0.9}).outcome["target"] == "hours"
    assert Conversation().hear(said, "connect", about={"none": 0.9}).outcome["goal"] == "connect"


def test_a_topic_that_the_board_lacks_is_not_told_e1() -> None:
    answer = Conversation().hear("车停哪儿", "ask_info", about={"ask_info/parking": 0.9})
    assert answer.outcome["target"] != "parking"


def test_a_keyword_of_the_company_is_overruled_only_by_what_is_certain_e1() -> None:
    said = "几点有车去你们那儿"
    unsure = Conversation().hear(said, "ask_info", about={"ask_info/directions": 0.6, "ask_info/hours": 0.2})
    assert unsure.outcome["target"] == "hours"


def test_the_whole_sentence_tells_more_than_one_word_of_the_directory_b4() -> None:
    said = "装修押金退不退啊"  # 装修 is a subject of the designers
    answer = Conversation(channel="voice").hear(said, "connect", about={"connect/deposits": 0.95})
    assert answer.outcome["target"] == "department:finance"
    unsure = Conversation(channel="voice").hear(said, "connect", about={"connect/deposits": 0.5})
    assert unsure.outcome["target"] != "department:finance"


def test_who_offers_to_call_back_is_found_by_the_matter_d7() -> None:
    answer = Conversation().hear("让管招人的给我回个电话", "call_back", about={"connect/recruiting": 0.9})
    assert answer.outcome == {"goal": "callback", "target": "department:hr"}


def test_a_message_is_for_the_department_that_is_told_d1() -> None:
    answer = Conversation().hear("跟行政上说声 会议横幅做好了", "leave_message")
    assert answer.outcome["target"] == "department:general-office"


def test_what_a_message_is_about_is_not_who_it_is_for_d1() -> None:
    answer = Conversation().hear("我要留言 合同已经寄出了", "leave_message")
    assert not answer.outcome.get("target")


def test_who_brings_goods_to_a_department_is_not_sent_away_a7() -> None:
    answer = Conversation(channel="voice").hear("你好采购部 我有批货要送", "sales_pitch", confidence=0.6)
    assert answer.outcome == {"goal": "connect", "target": "department:purchasing"}


def test_what_nobody_here_has_is_not_what_the_caller_wants_b4() -> None:
    about = {"connect/invoices": 0.35, "connect/maternity": 0.4, "connect/dental": 0.1}
    answer = Conversation(channel="voice").hear("抬头写错了想换一张", "connect", about=about)
    assert answer.command == Connect("department:finance")


def test_a_question_that_the_board_answers_is_answered_though_it_may_be_a_wish_to_be_connected_e1() -> None:
    said, also = "你们那边早上最早啥时候有人", {"ask_info": 0.3}
    about = {"ask_info/hours": 0.8}
    answer = Conversation().hear(said, "connect", confidence=0.4, also=also, about=about)
    assert answer.outcome == {"goal": "info", "target": "hours", "disposition": "answered"}
    unknown = Conversation().hear(said, "connect", confidence=0.4, also=also)
    assert unknown.outcome["goal"] == "connect"


def test_who_asks_to_be_put_through_is_told_nothing_instead_b1() -> None:
    answer = Conversation(channel="voice").hear(
        "转接财务部 几点都行",
        "connect",
        confidence=0.4,
        also={"ask_info": 0.3},
        about={"ask_info/hours": 0.8},
    )
    assert answer.command == Connect("department:finance")
