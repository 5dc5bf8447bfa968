"""A company's first manager is called by many titles, whatever is on the card (B2, C5)."""

from __future__ import annotations

import pytest

from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.people import Department, Directory, Person, Rank
from tests.unit.switchboard.company import starcity_index


def group() -> CalleeIndex:
    """Led by a president, whose office has his title in its name."""
    return CalleeIndex(
        Directory(
            (
                Person("p1", "鄢怀瑾", "Yan Huaijin", "office", "总裁", "President", Rank.GENERAL_MANAGER),
                Person(
                    "p2",
                    "裴思远",
                    "Pei Siyuan",
                    "sales",
                    "营销副总裁",
                    "Vice President, Sales",
                    Rank.DIRECTOR,
                ),
                Person("p3", "郑浩", "Zheng Hao", "sales", "经理", "Manager", Rank.MANAGER),
            ),
            (
                Department("office", "总裁办公室", "President's Office", "100", aliases=("总裁办",)),
                Department("sales", "销售部", "Sales", "110", head="p3"),
            ),
        )
    )


def meant(index: CalleeIndex, words: str) -> set[str]:
    return {target for mention in index.spot(words) for target in mention.targets}


@pytest.mark.parametrize(
    "words",
    [
        "总裁在吗",
        "我找你们总裁",
        "总经理在吗",
        "你们老总在吗",
        "may I speak with the general manager",
        "the managing director please",
    ],
)
def test_who_leads_the_company_has_every_title_of_the_rank_b2(words: str) -> None:
    assert meant(group(), words) == {"person:p1"}


@pytest.mark.parametrize("words", ["请帮我接总裁办公室", "总裁办", "president's office please"])
def test_the_office_of_who_leads_is_a_department_b2(words: str) -> None:
    assert meant(group(), words) == {"department:office"}


def test_the_head_of_a_department_is_not_the_head_of_the_company_b2() -> None:
    assert meant(group(), "销售部老总在不在") == {"person:p3"}


def test_a_president_is_asked_for_where_the_card_says_general_manager_c5() -> None:
    assert meant(starcity_index(), "the president please") == {"person:p005"}
