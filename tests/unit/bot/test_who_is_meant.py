"""Who is wanted when words point back to somebody named before (B2)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from bot.actions.callees import who_is_meant
from bot.actions.turn import Turn
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
