"""B2, B3: a recogniser writes other characters and letters; the one who is meant is found, or asked about."""

from __future__ import annotations

from functools import lru_cache

import pytest

from benchmarks.generated_directory import generate
from bot.evaluation.phrases import load_phrases
from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.lookup.heard_digits import heard_extensions
from switchboard.domain.lookup.keywords import stem
from switchboard.domain.lookup.misspelt import Vocabulary, is_pinyin
from switchboard.domain.lookup.ordinary import OrdinaryWords
from switchboard.domain.lookup.sounds import syllables
from switchboard.domain.people import Directory, Person
from tests.unit.switchboard.company import named, starcity, starcity_index

# What was heard → who is meant.
HEARD = """
    names of which one character is right
    皋翔 对 就是他→高翔  请问蓬勇在吗→彭勇  哎您好 贮文博在公司没有啊→朱文博  糕翔手机是多少→高翔
    告诉徐烽打我手机→徐峰  我想知道讼雨桐的分机→宋雨桐  麻烦转告禾佳怡→何佳怡  正浩然总监方便吗→郑浩然

    names of which none is, where somebody is asked for
    请转告召类→赵磊  帮我找一下涸停→何婷

    titles
    请郑总缄听电话→郑浩然  董事涨在不在→顾明远  殴阳经理 搞投资的那位→欧阳雪

    departments and what they do
    给我转财坞→finance  采垢那边有没有人→purchasing  麻烦你转告务业 东门的栏杆坏了→property
    我打听一下报消的流程→finance  哪位管招贫的→hr  设保断了一个月→hr  找施工的傅责人→黄志强

    extensions
    八嗣零三→马晓燕  打八零羚一就行→周敏  分机靶零零三→钱多多
"""
HEARD_EN = """
    could Wendyy ring me back → 许雯
    tell Linnda I called → 林琳
    could you pass me over to Zhu Weenbo → 朱文博
    can I grab Zhao Leii → 赵磊
    Leii Zhao please → 赵磊
    Zhaolei please → 赵磊
    I'd like engineerig on the line → engineering
    put me in touch with propertk management → property
    it's about an invoicce → finance
    your genneral manager please → 张建国
    extension eight sx five two please → 韩梅
"""
CASES = [
    tuple(pair.split("→")) for line in HEARD.splitlines() for pair in line.strip().split("  ") if "→" in pair
]
CASES += [tuple(line.strip().split(" → ")) for line in HEARD_EN.splitlines() if line.strip()]


def found(text: str, index: CalleeIndex) -> list[str]:
    directory = starcity()
    targets = [t for m in index.spot(text) for t in m.targets]
    return [p.name if (p := directory.person(t)) else t.partition(":")[2] for t in targets]


@pytest.mark.parametrize(("heard", "who"), CASES)
def test_b2_misheard_words_find_the_one_who_is_meant(heard: str, who: str) -> None:
    assert found(heard, starcity_index()) == [who]


def test_b3_a_misheard_name_that_fits_several_is_asked_about() -> None:
    assert found("请转一下网伟", starcity_index()) == ["王伟", "汪伟", "王玮"]


@pytest.mark.parametrize(
    ("heard", "who"), [("my delivery is for Gao Xian", "高翔"), ("please let me talk to Devin", "邓凯")]
)
def test_b3_what_may_be_another_name_means_nobody_until_the_caller_is_asked(heard: str, who: str) -> None:
    (mention,) = starcity_index().spot(heard)
    assert (mention.kind, mention.targets) == ("person", ())
    lookup = starcity_index().find(mention.surface, phonetic=True)
    assert (lookup.kind, named(lookup)) == ("near", [who])


@pytest.mark.parametrize(
    "text",
    [
        "我要给他留烟",
        "给您介绍夏课诚",
        "从哪个门进",
        "话务小姐呢",
        "等我chek一下",
        "English is beter for me",
        "I will make it",
        "it's kinda late",
        "二零零八年的事",
        "我的电话是一三八一二三四五六七八",
    ],
)
def test_nobody_is_found_in_ordinary_words_however_misheard(text: str) -> None:
    assert found(text, starcity_index()) == []


NAMES_NOBODY = {
    "abuse",
    "affirm",
    "deny",
    "goodbye",
    "greet",
    "repeat",
    "thanks",
    "wait",
    "chitchat",
    "out_of_scope",
}


@lru_cache(maxsize=1)
def crowd() -> CalleeIndex:
    return CalleeIndex(generate(1000, seed=20261121))


def test_b3_sentences_that_name_nobody_find_nobody_among_1000_people() -> None:
    sentences = [p.text for p in load_phrases() if p.intent in NAMES_NOBODY and not p.entities]
    people = [s for s in sentences if any(m.kind == "person" for m in crowd().spot(s))]
    assert len(sentences) > 1000
    assert len(people) / len(sentences) < 0.003


def test_ordinary_words_oppose_but_not_as_a_part_of_the_name() -> None:
    ordinary = OrdinaryWords("账建国下课诚", syllables("账建国下课诚"))
    assert not ordinary.oppose(0, 3, "张建国"), "建国 is a word, and a part of his name"
    assert ordinary.oppose(0, 3, "张剑国")
    assert ordinary.half_oppose(3, 6, "夏柯成"), "课诚 is 课程"


def test_extensions_with_a_misheard_digit_are_only_those_that_somebody_has() -> None:
    assert heard_extensions("八二零伞", {"8203"}) == [(0, 4, "8203")]
    assert heard_extensions("八二零伞", {"8204"}) == []
    assert heard_extensions("八二零三", {"8203"}) == [], "nothing is misheard"
    assert heard_extensions("一三八二零伞五", {"8203"}) == [], "a part of a longer number"


def test_one_wrong_letter_is_found_without_a_scan() -> None:
    words = Vocabulary(("linda", "lina", "bob", "finance"))
    assert words.near("lindaa") == ("linda",)
    assert words.near("lida") == ("lina", "linda")
    assert words.near("bobb") == ("bob",), "doubled letters are heard alike"
    assert words.near("cob") == ()
    assert is_pinyin("xiaoyan")
    assert not is_pinyin("weenbo")
    assert stem("parking") == stem("parked") == stem("parks") == "park"


def test_what_the_directory_holds_is_left_as_it_was_heard() -> None:
    names = starcity_index().names
    assert [names.kind_of(word) for word in ("li", "na", "hr", "gm", "it")] == [
        "person",
        "person",
        "department",
        "person",
        "",
    ]
    assert [like.surface for like in names.sounding_like("副董事长")] == ["副董事长"]
    assert [names.kind_of(letter) for letter in "hri"] == ["department", "department", ""]
    assert not names.spelt_like("young"), "an ordinary word, not Peng Yong"


def test_a_surname_said_familiarly_is_not_put_right_to_one_nickname() -> None:
    names = starcity_index().names
    assert [like.surface for like in names.sounding_like("小王")] == ["小王"], "not only 汪伟, who is 小汪"
    assert [like.surface for like in names.sounding_like("小汪")] == ["小汪"]


def test_two_misheard_characters_are_no_name_where_a_small_word_is_written() -> None:
    names = CalleeIndex(Directory((Person("1", "彭国"),))).names
    assert not names.sounding_like("碰过")
    assert [like.surface for like in names.sounding_like("朋锅")] == ["彭国"]


def test_a_whole_name_goes_before_a_part_that_sounds_like_another() -> None:
    index = CalleeIndex(Directory((Person("1", "终名阳"), Person("2", "钟名"))))
    assert index.spot("客户服务中心的终名阳嘛")[0].targets == ("person:1",)


def people_named(*names: str) -> CalleeIndex:
    return CalleeIndex(Directory(tuple(Person(n, n, n) for n in names)))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Grace please", ["Grace Zhou"]),
        ("hello there, Gao Xis please", ["Gao Xin"]),
        ("I'd like a word with Y Ceng", ["Yu Ceng"]),
        ("could you pass me over to Yee Guui", ["Ye Gui"]),
        ("Luo Yi he's my manager", ["Luo Yi"]),
        ("I spoke to Mr Gates once", []),
        ("Gao Xin told me to ping her", ["Gao Xin"]),
        ("yi we need a plumber", []),
    ],
)
def test_short_names_are_found_or_asked_about(said: str, meant: list[str]) -> None:
    index = people_named("Gao Xin", "Yu Ceng", "Ye Gui", "Luo Yi", "Yi He", "Grace Zhou", "Ping Lu", "Yi Wei")
    mentions = [m for m in index.spot(said) if m.kind == "person"]
    found = [t for m in mentions for t in m.targets or index.find(m.surface).targets]
    assert [t.removeprefix("person:") for t in found] == meant


def test_a_name_whose_first_characters_are_a_word_is_a_name() -> None:
    index = CalleeIndex(Directory((Person("1", "国立晶"),)))
    assert index.spot("国立晶回公司了吗")[0].targets == ("person:1",)
