"""What a sentence says beside a name: title, work, spelling, department; and who is described, not named."""

from __future__ import annotations

import pytest

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.people import Department, Directory, Person, Rank
from tests.unit.switchboard.company import starcity, starcity_index

# Sentence → who is meant by the last person in it; nobody: 「-」.
TITLES = """
    转 置业顾问小汪 → 汪伟
    管薪酬的黎娜 → 黎娜
    我找管招聘的李娜 → 李娜
    张静 当会计的那个 → 张静
    总经理张先生 → 张建国
    我找你们 gm 张先生 → 张建国
    总经理秘书在吗 → 邓凯
    董事长身边那位秘书 → 沈秋月
    苏董的秘书 → 罗欣
    给张总管行程的那个小伙子 → 邓凯
    Kevin 在吗 就总经理那个 secretary → 邓凯
    你们那个维修班的班长在吗 → 蒋大海
    请帮我传达给招聘的李娜 → 李娜
    那个客服专员姓龙 还想找他 → 龙飞
    章副总 立早章 章靖 → 章靖
    副董事长秘书在吗 → 罗欣
    苏副董在吗 → 苏婉清
    找宋雨桐宋设计师 → 宋雨桐
    出纳小冯在不在 → 冯丽
    销售部的王伟 → 王伟 汪伟
    王伟 销售部的 → 王伟 汪伟
"""
TITLES_EN = """
    the payroll officer Li Na → 黎娜
    Li Na in charge of recruiting → 李娜
    Zhang Jing your deputy general manager → 章靖
    the sales manager Wang Wei please → 王伟
    your sales guy Wang Wei → 王伟 汪伟 王玮
    Lawyer Han please → 韩梅
    Director Xu of human resources → 许雯
    Engineer Xu please → 徐峰
    General Manager Zhang → 张建国
    President Zhang please → 张建国
    the secretary of your general manager → 邓凯
    is the GM in → 张建国
    a property consultant showed us the house his name is Wang Wei → 汪伟
    the property consultant or Wang Wei → 王伟 汪伟 王玮
    the li na who does recruiting not the payroll one → 李娜
    payroll li na please → 黎娜
    I need li na but the one who does the payroll → 黎娜
    an extension for li na in recruitment → 李娜
    your CEO please → 张建国
    get me Mr Hu in property would you → 胡飞
    is Mr Li Sun on seat → 孙立
    returning a call from Li Na → 李娜 黎娜
    the manager he told me to call → -
    my lawyer Han will call back → -
    I am the engineer Xu from Huadong → -
    I'm the secretary of Mr Zhang → -
"""
SPELLED = """
    汪伟 三点水的汪 卖房的 → 汪伟
    找刘阳 太阳的阳 → 刘阳
    刘洋 大海那个洋 → 刘洋
    章靖 立早章那个 → 章靖
    王玮 王字旁的玮 → 王玮
    张静 弓长张 还是立早章我也搞不清 → 张静 章靖
    找刘洋 要么写阳光的阳 我也弄不清 → 刘洋 刘阳
"""
DESCRIBED = """
    上回有个姓龙的小伙子帮我弄过 就你们客服的 → 龙飞
    有个姓徐的 在你们工程部 → 徐峰
    投资部姓欧阳的 → 欧阳雪
    复姓欧阳那位 做投资的 → 欧阳雪
    我姓徐 找人 → -
    我叫徐峰 姓徐的徐 → -
    我先生姓王的那套房子 → -
    我要投诉一个姓龙的客服 → -
    姓什么的都行 → -
"""
HEADS = """
    法务那边的老大 → 程晨
    你们设计部负责人是哪位 转给他吧 → 凌玲
    管你们财务的领导 → 郑浩然
    财务那边的领导 → 郑浩然
    采购那边谁管事 → 付辉
    管工程的老总 → 黄志强
    财务部谁负责发票 → -
"""


def rows(*tables: str) -> list[tuple[str, list[str]]]:
    lines = [line.strip().split(" → ") for table in tables for line in table.strip().splitlines()]
    return [(said, sorted(names.split()) if names != "-" else []) for said, names in lines]


def last_person(index: CalleeIndex, text: str) -> list[str]:
    people = [m for m in index.spot(text) if m.kind == "person"]
    found = [index.directory.person(t) for t in people[-1].targets] if people else []
    return sorted(p.name for p in found if p)


@pytest.mark.parametrize(("said", "meant"), rows(TITLES, TITLES_EN, SPELLED, DESCRIBED, HEADS))
def test_b3_what_is_said_beside_a_name_tells_who_is_meant(said: str, meant: list[str]) -> None:
    assert last_person(starcity_index(), said) == meant


def test_b3_two_that_fit_equally_well_are_both_left_to_a_question() -> None:
    twins = Directory(
        tuple(Person(str(n), "王静", department="store", title_zh="库管员", title_en="Keeper") for n in "12"),
        (Department("store", "仓库"),),
    )
    (mention,) = CalleeIndex(twins).spot("找库管员王静")[-1:]
    assert len(mention.targets) == 2


def test_b3_the_one_with_the_title_is_found_among_more_than_can_be_read_out() -> None:
    staff = [Person(str(n), "王静", title_zh="库管员", title_en="Keeper") for n in range(20)]
    staff.append(Person("cashier", "王静", title_zh="出纳", title_en="Cashier"))
    index = CalleeIndex(Directory(tuple(staff)))
    assert index.spot("找做出纳的王静")[-1].targets == ("person:cashier",)
    assert len(index.spot("找王静")[-1].targets) == 6


def test_b3_being_in_the_office_is_no_title() -> None:
    staff = (
        Person("1", "何宁", "He Ning", aliases=("Bob",), title_en="General Office Officer"),
        Person("2", "何凝", "He Ning", aliases=("Bob",), title_en="Designer"),
    )
    assert last_person(CalleeIndex(Directory(staff)), "is Bob in the office today") == ["何凝", "何宁"]


def test_b3_a_title_that_only_a_nickname_tells_is_heard_in_english_too() -> None:
    inspector = Person(
        "1", "宁致远", "Ning Zhiyuan", title_zh="检验主管", aliases=("宁工",), rank=Rank.SUPERVISOR
    )
    index = CalleeIndex(Directory((inspector, Person("2", "宁静", "Ning Jing", title_zh="出纳"))))
    assert last_person(index, "Engineer Ning please") == ["宁致远"]


def test_b3_a_short_title_is_somebody_where_one_is_asked_for() -> None:
    index = CalleeIndex(Directory((Person("1", "武大勇", title_zh="厂长"),)))
    assert last_person(index, "你们厂长在吗") == ["武大勇"]
    assert last_person(index, "我当过厂长") == []


def test_b2_a_name_that_holds_a_spelling_is_a_name() -> None:
    index = CalleeIndex(Directory((Person("1", "张黎明"), Person("2", "张黎"))))
    assert index.find("张黎明").targets == ("person:1",)


def test_b3_everybody_in_the_sample_is_found_by_title_and_name() -> None:
    index, directory = starcity_index(), starcity()
    for person in directory.people:
        assert last_person(index, f"麻烦转一下{person.title_zh}{person.name}") == [person.name]
        assert person.name in last_person(index, f"{person.name_en} the {person.title_en} please")


def test_b3_a_title_before_a_whole_name_is_nobody_elses_of_that_surname() -> None:
    assert last_person(starcity_index(), "Manager Wang Xiaobo please") == []
    assert last_person(starcity_index(), "Manager Wang please") == ["王伟", "王玮"]


DESCRIBED_EN = """
    who runs your customer service → 何婷
    let me talk to whoever heads the finance department → 郑浩然
    the person who leads the legal department → 程晨
    tell old Jiang the boiler part is here → 蒋大海
    little Ma from customer care please → 马晓燕
    the foreman old jiang knows my boiler → 蒋大海
    a fellow named long in your customer service → 龙飞
    I'm trying to reach someone called Li Na → 李娜 黎娜
    it's Zhang the deputy gm I want → 章靖
    the person who keeps the chairman's diary → 沈秋月
    whoever looks after the chairman's diary → 沈秋月
    Zhang Jianguo's secretary please → 邓凯
    li na from recruiting → 李娜
    vice chairwoman Su please → 苏婉清
    the i t director please → 刘阳
    is your GM in the office → 张建国
    can I have wendy's extension → 许雯
    the people who run the shop → -
    my colleague named Wang will come → -
    I am called Tony → -
    an old friend of mine → -
"""


@pytest.mark.parametrize(("said", "meant"), rows(DESCRIBED_EN))
def test_b3_who_is_described_in_english_is_found(said: str, meant: list[str]) -> None:
    assert last_person(starcity_index(), said) == meant


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("general manager's office please", "gm-office"),
        ("get me the GM's office", "gm-office"),
        ("h r please", "hr"),
        ("get me i t", "it"),
        ("R and D please", "technology"),
        ("could I speak to research and development", "technology"),
        ("tell me the it extension", "it"),
    ],
)
def test_a_department_is_known_by_its_letters_and_is_not_its_head(said: str, code: str) -> None:
    mentions = starcity_index().spot(said)
    assert [m.targets for m in mentions] == [(f"department:{code}",)]


def test_letters_said_one_by_one_are_a_department_in_a_phrase_too() -> None:
    for phrase in ("h r please", "the i t extension", "R and D"):
        assert starcity_index().find(phrase).kind == "one"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我是张建国他二舅 你给我叫他一声", ["张建国"]),
        ("我是宋雨桐叫来送模型的", ["宋雨桐"]),
        ("前台多多在吗", ["钱多多"]),
        ("让建国接电话", ["张建国"]),
        ("建国在不在", ["张建国"]),
        ("我是张建国", []),
    ],
)
def test_who_knows_somebody_here_names_them(said: str, meant: list[str]) -> None:
    assert last_person(starcity_index(), said) == meant
