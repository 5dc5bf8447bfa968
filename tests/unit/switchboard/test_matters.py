"""Callers name the matter in words of their own, and reach the department that answers for it (B4)."""

from __future__ import annotations

from functools import lru_cache

import pytest

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.lookup.matters import UnknownGroup, matters, read_groups
from switchboard.domain.people import Department, Directory, Person
from tests.unit.switchboard.company import starcity_index


@lru_cache(maxsize=1)
def hospital() -> CalleeIndex:
    """Few words of its own: the matters are known all the same."""
    departments = (
        Department("reception", "服务台", "Reception", "100", subjects=("预约", "失物招领")),
        Department("lab", "检验科", "Laboratory", "110"),
        Department("ward", "住院部", "Inpatient Department", "120", subjects=("探视",)),
        Department("pharmacy", "药剂科", "Pharmacy", "130", subjects=("取药",)),
        Department("outpatients", "门诊部", "Outpatient Clinic", "140", subjects=("挂号",)),
        Department("finance", "财务科", "Finance", "150", subjects=("收费", "发票")),
        Department("personnel", "人事科", "Personnel", "160"),
        Department("facilities", "后勤科", "Facilities", "170", subjects=("维修",)),
        Department("equipment", "设备科", "Medical Equipment", "180", subjects=("医疗设备采购",)),
    )
    people = (Person("h1", "方平", department="lab", title_zh="主任", extension="111"),)
    return CalleeIndex(Directory(people, departments))


@lru_cache(maxsize=1)
def two_repair_shops() -> CalleeIndex:
    """Both repair; what they call it differs, or does not."""
    return CalleeIndex(
        Directory(
            (),
            (
                Department("computers", "甲部", "First", "1", subjects=("电脑维修", "报价")),
                Department("houses", "乙部", "Second", "2", subjects=("水管维修", "报价")),
            ),
        )
    )


def about(index: CalleeIndex, text: str) -> list[str]:
    """Codes of the departments whose matter the sentence names."""
    found = [t for m in index.spot(text) if m.kind == "subject" for t in m.targets]
    return [target.partition(":")[2] for target in dict.fromkeys(found)]


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("你们那边应届生还招吗", "hr"),
        ("I have a question about my last salary slip", "hr"),
        ("法院送传票来了", "legal"),
        ("it's about sponsorship for our run", "marketing"),
        ("想拉点赞助费", "marketing"),
        ("我家暖气片漏水", "customer-service"),
        ("the price of the new apartments please", "sales"),
        ("关于并购的项目", "investment"),
        ("we're a lift manufacturer and want to submit our bid", "purchasing"),
        ("reconciliation of accounts for October", "finance"),
        ("we are the auditors", "finance"),
        ("I lost my key card", "property"),
        ("年终奖什么时候发", "hr"),
        ("日报的记者想约个专访", "marketing"),
        ("公司的商标被人抄袭了", "legal"),
        ("拖欠货款两个月了", "finance"),
        ("新办公室的WiFi连不上网", "it"),
        ("工地半夜打桩", "engineering"),
    ],
)
def test_a_matter_in_other_words_belongs_to_the_department_that_has_it(text: str, department: str) -> None:
    assert about(starcity_index(), text) == [department]


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("化验结果出来没有", "lab"),
        ("are my blood test results back", "lab"),
        ("想查一下我的体检报告", "lab"),
        ("我妈妈在你们那住院，几点能探病", "ward"),
        ("my father is being discharged today", "ward"),
        ("处方开好了在哪里拿药", "pharmacy"),
        ("约个专家号", "outpatients"),
        ("I need to see a specialist", "outpatients"),
        ("你们还招实习生吗", "personnel"),
        ("the payslip for August", "personnel"),
        ("钱包丢了落在你们大厅", "reception"),
        ("病房里跳闸了", "facilities"),
    ],
)
def test_a_hospital_that_lists_few_words_is_understood_as_well(text: str, department: str) -> None:
    assert about(hospital(), text) == [department]


def test_of_two_departments_the_one_with_the_closer_word_is_meant() -> None:
    assert about(two_repair_shops(), "水管爆了") == ["houses"]
    assert about(two_repair_shops(), "电脑蓝屏了") == ["computers"]


def test_two_departments_that_are_equally_close_are_both_meant_so_that_the_caller_is_asked() -> None:
    (mention,) = two_repair_shops().spot("想询价")
    assert mention.targets == ("department:computers", "department:houses")


@pytest.mark.parametrize(
    ("said", "department"), [("hired", "hr"), ("leaking", "property"), ("sponsoring", "marketing")]
)
def test_english_words_count_in_their_other_forms(said: str, department: str) -> None:
    assert about(starcity_index(), f"it is about {said} somebody") == [department]


def test_a_wrong_letter_in_a_long_english_word_is_forgiven() -> None:
    assert about(starcity_index(), "reconcilation with our books") == ["finance"]


def test_a_phrase_that_only_sounds_so_is_understood() -> None:
    assert about(starcity_index(), "我问一下食习生的事") == ["hr"]
    assert about(starcity_index(), "嗯公资条不对") == ["hr"]


def test_the_directorys_own_word_says_what_a_call_is_about() -> None:
    assert about(starcity_index(), "盖章的发票") == about(starcity_index(), "发票")
    assert about(starcity_index(), "供应商，传票的事") == ["purchasing"]


def test_an_own_word_within_a_longer_phrase_gives_way_to_the_phrase() -> None:
    assert about(starcity_index(), "我的劳动合同到期了") == ["hr"]


def test_people_and_departments_stand_beside_a_matter() -> None:
    kinds = [m.kind for m in starcity_index().spot("我找法务部，收到法院传票")]
    assert kinds[0] == "department"
    kinds = [m.kind for m in starcity_index().spot("找许雯，应届生招聘的事")]
    assert kinds[0] == "person"


@pytest.mark.parametrize(
    "text",
    [
        "停车场在哪",
        "你们几点下班",
        "转人工服务",
        "我要找工作人员",
        "等不了",
        "you can call me back",
        "it was an accident, wrong number",
        "thanks for letting me know",
        "旁边太吵了 再说一下",
        "nothing, goodbye",
    ],
)
def test_words_of_any_call_are_no_matter(text: str) -> None:
    assert about(starcity_index(), text) == []


def test_a_matter_that_nobody_here_has_is_nobodys() -> None:
    assert about(two_repair_shops(), "化验结果出来没有") == []


def test_a_caller_who_says_only_the_matter_is_found_a_department() -> None:
    assert starcity_index().find("工资条").targets == ("department:hr",)
    assert starcity_index().find("payslip").targets == ("department:hr",)


def test_groups_of_words_are_many_and_lead_somewhere() -> None:
    groups = matters()
    assert len(groups) > 90
    assert all(len(group.said) >= 4 for group in groups.values())


def test_a_group_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(UnknownGroup):
        read_groups(["[pay < nobody]", "工资"])
    with pytest.raises(UnknownGroup):
        read_groups(["工资"])
