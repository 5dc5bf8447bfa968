"""What is hidden of a training phrase is what would be hidden of it when that company is called."""

from __future__ import annotations

import pytest
import yaml

from bot.nlu.training_masks import COMPANIES, ToMask, find_in, find_in_all
from switchboard.domain.lookup.matters import matters, topics

BLOCKS = [
    block
    for path in COMPANIES.parent.rglob("*.yml")
    for block in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]
]


def kinds(phrase: ToMask) -> list[tuple[str, str]]:
    annotated, _ = find_in(phrase)
    return [(phrase.text[span.start : span.end], span.kind) for span in annotated]


def test_names_are_those_of_the_company_that_is_called() -> None:
    assert ("客房部", "department") in kinds(ToMask("我找客房部", company="hotel"))
    assert ("客房部", "department") not in kinds(ToMask("我找客房部"))
    assert ("财务部", "department") in kinds(ToMask("我找财务部"))


def test_what_is_annotated_counts_more_than_what_is_found() -> None:
    text = "我找老王"
    annotated, seen = find_in(ToMask(text, named=((2, 4, "person", ""),)))
    assert [(span.start, span.end, span.kind) for span in annotated] == [(2, 4, "person")]
    assert all(span.targets == () for span in seen if span.kind == "person")


def test_several_processes_find_the_same_as_one() -> None:
    phrases = [ToMask("我找客房部", company="hotel"), ToMask("我找财务部"), ToMask("put me through to sales")]
    assert find_in_all(phrases) == [find_in(phrase) for phrase in phrases]


@pytest.mark.parametrize(("intent", "groups"), [("connect", matters()), ("ask_info", topics())])
def test_a_label_is_a_group_of_words_and_every_group_is_taught(
    intent: str, groups: dict[str, object]
) -> None:
    labels = {
        b["metadata"]["about"] for b in BLOCKS if b["intent"] == intent and "about" in b.get("metadata", {})
    }
    assert labels <= set(groups)
    if intent == "ask_info":
        assert labels == set(groups)


def test_a_company_of_another_trade_has_a_sheet_and_callers() -> None:
    companies = {b["metadata"]["company"] for b in BLOCKS if "company" in b.get("metadata", {})}
    assert companies == {folder.name for folder in COMPANIES.iterdir()}
    assert all((COMPANIES / name / "departments.csv").exists() for name in companies)
