"""Who is named in whole sentences: the longest sensible match, and nobody in ordinary words."""

from __future__ import annotations

import pytest

from tests.unit.switchboard.company import starcity, starcity_index


def spotted(text: str) -> list[tuple[str, str, list[str]]]:
    directory = starcity()
    return [
        (
            m.surface,
            m.kind,
            [p.name if (p := directory.person(t)) else t.partition(":")[2] for t in m.targets],
        )
        for m in starcity_index().spot(text)
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("你好，请帮我转财务部。", [("财务部", "department", ["finance"])]),
        ("帮我转接王伟", [("王伟", "person", ["王伟", "汪伟", "王玮"])]),
        ("技术部的王玮", [("技术部", "department", ["technology"]), ("王玮", "person", ["王玮"])]),
        ("我找张总", [("张总", "person", ["张建国"])]),
        ("转分机8202", [("8202", "extension", ["张静"])]),
        ("八零零一", [("八零零一", "extension", ["周敏"])]),
        ("想谈合同的事", [("合同", "subject", ["legal"])]),
        ("麻烦转財務總監", [("財務總監", "person", ["郑浩然"])]),
        ("财务部负责人在吗", [("财务部负责人", "person", ["郑浩然"])]),
        ("让人事给我打电话", [("人事", "department", ["hr"])]),
        ("销售给我回个电话呗", [("销售", "department", ["sales"])]),
        ("转农飞", [("农飞", "person", ["龙飞"])]),
        ("转David", [("David", "person", ["王伟"])]),
        ("我找IT部的刘阳", [("IT部", "department", ["it"]), ("刘阳", "person", ["刘阳"])]),
        ("徐峰工程师在吗", [("徐峰工程师", "person", ["徐峰"])]),
        (
            "Hello, could I speak to David in sales please",
            [("David", "person", ["王伟"]), ("sales", "department", ["sales"])],
        ),
        ("I need customer service.", [("customer service", "department", ["customer-service"])]),
        ("head of finance please", [("head of finance", "person", ["郑浩然"])]),
        ("is it possible to talk to IT", [("IT", "department", ["it"])]),
        ("two invoices", [("invoices", "subject", ["finance"])]),
        ("accounts please", [("accounts", "department", ["finance"])]),
        ("it is about a contract", [("contract", "subject", ["legal"])]),
    ],
)
def test_mentions_are_found_where_they_stand(text: str, mentions: list) -> None:
    assert spotted(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "我叫陈明，华东建材的。",
        "我是陈晨",
        "我姓陈",
        "My name is Tony",
        "请她明天上午给我回电话",
        "公司的地址在哪里？",
        "我的电话是13812345678",
        "五五五一二三四",
        "一件事",
        "请多多包涵",
        "有什么信息吗",
        "你们几点下班",
        "没有了，谢谢。",
        "还没好",
        "转人工",
        "This is John Smith from Blue Sky Logistics.",
        "my number is 5551234",
        "I will call again in may",
        "who can help me",
        "there is a problem with my account",
        "is it for sale",
        "好的，留言。",
        "谢谢老师",
    ],
)
def test_nobody_is_found_in_ordinary_words_or_in_the_callers_own_name(text: str) -> None:
    assert spotted(text) == []
