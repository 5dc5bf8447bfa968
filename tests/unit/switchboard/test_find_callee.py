"""B2, B3: people are found as callers say them, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.people import Department, Directory, Person, Rank
from tests.unit.switchboard.company import named, starcity, starcity_index

# What is said → who is meant.
ONE = """
    full names, with words around them, traditional characters
    韩梅→韩梅  我找韩梅→韩梅  请转采购部的曹颖。→曹颖  找一下張靜→张静  麻烦帮我转接一下沈秋月谢谢→沈秋月

    surname and title
    张总→张建国  章总→章靖  张副总→章靖  欧阳经理→欧阳雪  徐工→徐峰  罗秘书→罗欣  张会计→张静
    顾董→顾明远  蒋师傅→蒋大海  李副总→李明哲  王伟经理→王伟  经理王玮→王玮

    department and role
    财务部负责人→郑浩然  销售经理→王伟  财务部经理→郑浩然  法务部的领导→程晨  技术部经理→王玮  总经理→张建国
    董事长秘书→沈秋月  财务总监→郑浩然  人力资源部的主管→李娜

    department and person
    销售部的王伟→王伟  技术部的王玮→王玮  王伟，销售部的→王伟  信息中心的刘阳→刘阳  人事部的黎娜→黎娜

    nicknames, given names, English names
    小刘→刘洋  老蒋→蒋大海  多多→钱多多  建国→张建国  David→王伟  销售部的David→王伟  Tony吴→吴桐

    extensions
    8202→张静  八二零二→张静  分机八零零幺→周敏  转8601→付辉

    departments and subjects
    财务部→finance  財務部→finance  财务→finance  客服部→customer-service  IT部→it  HR→hr  发票→finance
    投诉→customer-service  售楼处→sales  信息中心那边→it

    what a recogniser made of it, where only one sounds so
    才务部→finance  沈丘悦→沈秋月  朱文波→朱文博  冯立→冯丽  护肥→胡飞  采购部的草莹→曹颖

    spelled
    弓长张静→张静  立早章静→章靖  张静，弓长张→张静  王玮王字旁的玮→王玮  王伟，伟大的伟→王伟

    corrections
    不是张静，我找韩梅→韩梅
"""
ONE_EN = """
    David in sales → 王伟
    david → 王伟
    head of finance → 郑浩然
    the finance director → 郑浩然
    sales manager → 王伟
    Zhang Jianguo → 张建国
    zhang jian guo → 张建国
    Jianguo Zhang → 张建国
    Michelle Ouyang → 欧阳雪
    Extension 8202, please → 张静
    eight two zero two → 张静
    eight double zero one → 周敏
    finance → finance
    customer service → customer-service
    accounts → finance
    the IT department → it
    someone in purchasing → purchasing
    secretary to the chairman → 沈秋月
    the chairman's secretary → 沈秋月
    general manager → 张建国
    Linda in marketing → 林琳
    invoice → finance
    help desk → it
    Shaun → 高翔
    Michele → 欧阳雪
    the person in charge of legal → 程晨
    Ms Han → 韩梅
    front desk → 钱多多
"""
SAID = [tuple(pair.split("→")) for pair in ONE.split() if "→" in pair]
SAID += [tuple(line.strip().split(" → ")) for line in ONE_EN.splitlines() if line.strip()]


@pytest.mark.parametrize(("spoken", "who"), SAID)
def test_b2_typed_words_find_the_one_who_is_meant(spoken: str, who: str) -> None:
    lookup = starcity_index().find(spoken)
    assert (lookup.kind, named(lookup)) == ("one", [who])


@pytest.mark.parametrize(
    ("spoken", "who"),
    [
        ("王伟", ["王伟", "汪伟", "王玮"]),
        ("李娜", ["李娜", "黎娜"]),
        ("章总", ["章靖", "张建国"]),
        ("张静", ["张静", "章靖"]),
        ("刘阳", ["刘阳", "刘洋"]),
        ("销售部的王伟", ["王伟", "汪伟"]),
        ("三横王伟", ["王伟", "王玮"]),
    ],
)
def test_b3_spoken_words_never_decide_between_those_who_sound_the_same(spoken: str, who: list[str]) -> None:
    lookup = starcity_index().find(spoken, phonetic=True)
    assert (lookup.kind, named(lookup)) == ("several", who), "the ones written so come first"


def test_b3_a_nickname_is_the_one_who_has_it_but_not_below_one_that_sounds_the_same() -> None:
    def heard(spoken: str) -> list[str]:
        return named(starcity_index().find(spoken, phonetic=True))

    assert heard("张总") == ["张建国"], "his deputy 章靖 is 章副总"
    assert heard("小黎") == ["黎娜"]
    assert heard("小李") == ["黎娜", "李娜"]


@pytest.mark.parametrize(
    ("spoken", "who"),
    [
        ("技术部的王玮", "王玮"),
        ("销售部的王玮经理", "王伟"),
        ("财务部的张静", "张静"),
        ("弓长张静", "张静"),
        ("韩梅", "韩梅"),
    ],
)
def test_b3_department_title_or_spelling_decide_for_spoken_words(spoken: str, who: str) -> None:
    lookup = starcity_index().find(spoken, phonetic=True)
    assert (lookup.kind, named(lookup)) == ("one", [who])


@pytest.mark.parametrize(
    ("spoken", "who"),
    [
        ("农飞", ["龙飞"]),
        ("林玲", ["林琳", "凌玲"]),
        ("护辉", ["胡飞", "付辉"]),
        ("尘城", ["陈晨", "程晨"]),
        ("张建", ["张建国"]),
        ("朱博文", ["朱文博"]),
        ("李经理", ["李明哲", "李娜"]),
        ("财务部的王伟", ["王伟"]),
        ("Tony in finance", ["吴桐"]),
        ("财务部的小秦", ["finance"]),
    ],
)
def test_b3_what_is_only_close_is_offered_and_not_taken(spoken: str, who: list[str]) -> None:
    lookup = starcity_index().find(spoken)
    assert lookup.kind == "near"
    assert set(named(lookup)) == set(who)


def test_b2_exact_goes_before_near() -> None:
    assert named(starcity_index().find("胡飞", phonetic=True)) == ["胡飞"], "付辉 is 胡飞 in many dialects"
    assert named(starcity_index().find("陈晨", phonetic=True)) == ["陈晨"]


@pytest.mark.parametrize(
    "spoken", ["", "   ", "？", "贾宝玉", "no such person", "9999", "你们公司真不错", "啊" * 500]
)
def test_b3_who_is_not_there_is_not_found(spoken: str) -> None:
    assert starcity_index().find(spoken).kind == "none"


def test_b3_more_than_five_are_too_many_to_read_out() -> None:
    people = tuple(Person(str(n), f"王{c}", department="a") for n, c in enumerate("一二三四五六七"))
    index = CalleeIndex(Directory(people, (Department("a", "财务部"), Department("b", "销售部"))))
    lookup = index.find("王先生")
    assert (lookup.kind, len(lookup.candidates)) == ("too_many", 5)
    assert index.find("王三").target == "person:2"


def test_b3_the_department_asked_for_before_narrows() -> None:
    index = starcity_index()
    assert named(index.find("王伟", department="technology", phonetic=True)) == ["王玮"]
    assert (
        named(index.find("经理", department="sales")) == ["王伟"]
        or index.find("经理", department="sales").kind != "one"
    )
    assert named(index.find("姓何的", department="marketing")) == ["何佳怡"]


@pytest.mark.parametrize(
    ("answer", "who"),
    [
        ("技术部的", "王玮"),
        ("技术部的王玮", "王玮"),
        ("销售部的王伟", "王伟"),
        ("置业顾问那个", "汪伟"),
        ("第二个", "汪伟"),
        ("the last one", "王玮"),
        ("the one in technology", "王玮"),
        ("汪伟", "汪伟"),
    ],
)
def test_b3_the_answer_to_which_one_is_understood(answer: str, who: str) -> None:
    lookup = starcity_index().choose(answer, ("person:p018", "person:p021", "person:p031"))
    assert named(lookup) == [who]


def test_b3_an_answer_that_still_fits_two_leaves_two() -> None:
    lookup = starcity_index().choose("销售部的", ("person:p018", "person:p021", "person:p031"))
    assert (lookup.kind, named(lookup)) == ("several", ["王伟", "汪伟"])
    assert starcity_index().choose("法务部的", ("person:p018", "person:p021")).kind == "none"


def test_b3_the_choices_sound_different() -> None:
    directory = starcity()
    assert directory.tell_apart(("person:p018", "person:p031"), "zh") == ("销售部的王伟", "技术部的王玮")
    three = directory.tell_apart(("person:p018", "person:p021", "person:p031"), "zh")
    assert three == ("销售部的王伟经理", "销售部的置业顾问汪伟", "技术部的王玮经理")
    twins = Directory(
        (Person("1", "张静", department="a"), Person("2", "章静", department="a", aliases=("小章",))),
        (Department("a", "财务部"),),
    )
    assert twins.tell_apart(("person:1", "person:2"), "zh") == (
        "财务部的张静，弓长张",
        "财务部的章静，立早章",
    )


def test_names_are_spoken_as_a_receptionist_would() -> None:
    directory = starcity()
    assert directory.spoken_name("person:p018", "zh") == "销售部王伟经理"
    assert directory.spoken_name("person:p018", "en") == "Wang Wei, Sales Manager"
    assert directory.spoken_name("person:p005", "zh") == "张建国总经理"
    assert directory.spoken_name("person:p037", "zh") == "物业管理部胡飞经理"
    assert directory.spoken_name("extension:8400", "zh") == "客户服务中心"
    assert directory.spoken_name("extension:7777", "en") == "extension 7777"
    assert directory.spoken_name("operator", "zh") == "人工总机"


# Every person of any company is found by name, or the question is right; and no input breaks the search.
SYLLABLES = "王汪李黎张章伟玮静靖娜那明鸣林琳凌玲胡飞付辉国强"
people = st.lists(
    st.builds(
        lambda surname, given, department, rank: (surname + given, department, rank),
        st.sampled_from("王汪李黎张章胡付林凌"),
        st.text(SYLLABLES, min_size=1, max_size=2),
        st.sampled_from(["finance", "sales"]),
        st.sampled_from(list(Rank)),
    ),
    min_size=1,
    max_size=30,
)
PLACES = (Department("finance", "财务部"), Department("sales", "销售部"))


@given(people, st.booleans())
def test_b2_every_person_is_among_those_found_by_their_own_name(rows: list, phonetic: bool) -> None:
    staff = tuple(Person(str(n), name, department=d, rank=r) for n, (name, d, r) in enumerate(rows))
    index = CalleeIndex(Directory(staff, PLACES))
    for person in staff:
        lookup = index.find(person.name, department=person.department, phonetic=phonetic)
        assert lookup.kind == "too_many" or person.target in lookup.targets
        if lookup.kind == "one":
            assert lookup.target == person.target


@given(st.text(max_size=60))
def test_b2_whatever_is_said_never_breaks_the_search(text: str) -> None:
    index = starcity_index()
    index.find(text, phonetic=True)
    for mention in index.spot(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.targets or mention.kind == "person"
