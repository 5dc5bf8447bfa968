"""Who is wanted when words point back to somebody named before (B2)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from bot.actions.callees import who_is_meant
from bot.actions.turn import Mention, Turn
from bot.nlu.mentions import find_mentions
from tests.unit.switchboard.company import named, starcity_index


def turn(said: str) -> Turn:
    """A sentence in which no callee was seen: whoever is named was taken for the caller."""
    index = starcity_index()
    desk = SimpleNamespace(index=lambda: index, directory=lambda: index.directory)
    nothing_named = SimpleNamespace(desk=desk, understood=said, in_chat=False, mentions=lambda *_: [])
    return cast(Turn, nothing_named)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("I am old classmate of Gu Mingyuan I want to talk to him", ["顾明远"]),
        ("I am returning a call from Li Na", ["李娜", "黎娜"]),
        ("我是顾明远的老同学 我想跟他说几句", ["顾明远"]),
    ],
)
def test_who_was_named_before_is_wanted(said: str, meant: list[str]) -> None:
    lookup = who_is_meant(turn(said))
    assert lookup is not None
    assert named(lookup) == meant


@pytest.mark.parametrize("said", ["I am Gao Xiang from Huadong", "我是李娜", "我是李娜 麻烦给他留个言"])
def test_the_caller_is_not_whom_they_want(said: str) -> None:
    assert who_is_meant(turn(said)) is None


def heard(said: str) -> Turn:
    """A sentence with whatever it names, as the bot hears it."""
    index = starcity_index()
    found = [
        Mention(s.kind, s.value, said[s.start : s.end], s.targets, s.role == "not", s.start, s.end)
        for s in find_mentions(said, index, phonetic=True)
    ]
    desk = SimpleNamespace(
        index=lambda: index,
        directory=lambda: index.directory,
        find_callee=lambda spoken, department=None, phonetic=False: index.find(
            spoken, department=department, phonetic=phonetic
        ),
    )
    said_so = SimpleNamespace(
        desk=desk,
        text=said,
        understood=said,
        in_chat=False,
        mentions=lambda *k: [m for m in found if m.kind in k],
    )
    return cast(Turn, said_so)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("请帮忙通知沈秘书 顾董的机票改到晚上八点", ["沈秋月"]),
        ("麻烦让沈秘书知道 顾董要的酒我订好了", ["沈秋月"]),
        ("郑总监开会是吧 叫他拨过来 我审计项目经理", ["郑浩然"]),
        ("找王志强经理 不对 找韩梅", ["韩梅"]),
        ("替市长办公室找董事长 两分钟", ["顾明远"]),
        ("跟你们总经理说几句 土地出让的事", ["张建国"]),
        ("市场部有人了让他们打到我们团委办公室来", ["marketing"]),
        ("Kevin in the GM's office please", ["邓凯"]),
    ],
)
def test_who_is_wanted_is_told_from_who_is_spoken_of(said: str, meant: list[str]) -> None:
    lookup = who_is_meant(heard(said))
    assert lookup is not None
    assert named(lookup) == meant
