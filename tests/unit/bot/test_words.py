"""domain.yml owns every spoken word, in both languages, and agrees with the code and the rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.actions.intents import GOALS
from bot.actions.server import goals
from bot.train import ROOT
from tests.unit.bot.conversation import AFTER, domain

RESPONSES: dict[str, list[dict[str, Any]]] = domain()["responses"]
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot" / "actions").glob("*.py"))


def rules() -> list[dict[str, Any]]:
    files = sorted((ROOT / "bot" / "data" / "rules").glob("*.yml"))
    return [rule for file in files for rule in yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]]


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_every_response_is_there_in_chinese_and_english_with_the_same_values(name: str) -> None:
    chinese = [v["text"] for v in RESPONSES[name] if "condition" not in v]
    english = [v["text"] for v in RESPONSES[name] if "condition" in v]
    assert chinese
    assert english
    assert all(re.search("[一-龥]|^{", text) for text in chinese)
    assert not any(re.search("[一-龥]", text) for text in english)
    assert set(re.findall(r"{(\w+)}", "".join(chinese))) == set(re.findall(r"{(\w+)}", "".join(english)))


@pytest.mark.parametrize("name", sorted(n for n in RESPONSES if n.startswith(("utter_ask", "utter_which"))))
def test_a_question_asked_again_has_other_words(name: str) -> None:
    for spoken in ("condition" in v for v in RESPONSES[name]):
        wordings = [v["text"] for v in RESPONSES[name] if ("condition" in v) == spoken]
        assert len(set(wordings)) == len(wordings) >= 2


def test_the_greeting_is_the_standard_phrase_and_says_that_it_is_synthetic_a1_k6() -> None:
    chinese, english = (
        next(v["text"] for v in RESPONSES["utter_greeting"] if ("condition" in v) == is_english)
        for is_english in (False, True)
    )
    assert chinese == "您好，{company}，我是智能总机，请问有什么可以帮您？"
    assert english == "Hello, {company}, this is the automated receptionist. How may I help you?"


def test_every_response_that_an_action_names_exists_and_none_is_forgotten() -> None:
    named = set(re.findall(r'"(utter_\w+)"', CODE)) - {"utter_action"}
    asked_by_forms = {
        f"utter_ask_{form}_{slot}"
        for form, about in domain()["forms"].items()
        for slot in about["required_slots"]
    }
    assert named <= set(RESPONSES)
    assert set(RESPONSES) <= named | asked_by_forms


def test_every_slot_of_every_form_has_words_or_an_action_that_asks() -> None:
    actions = {goal.action for goal in goals()}
    for form, about in domain()["forms"].items():
        for slot in about["required_slots"]:
            assert f"utter_ask_{form}_{slot}" in RESPONSES or f"action_ask_{form}_{slot}" in actions


def test_the_domain_lists_exactly_the_actions_there_are() -> None:
    assert sorted(domain()["actions"]) == [goal.action for goal in goals()]


def test_every_intent_has_one_rule_and_it_agrees_with_the_table_of_goals() -> None:
    by_intent = {
        step["intent"]: rule["steps"][1]["action"]
        for rule in rules()
        for step in rule["steps"][:1]
        if "intent" in step
    }
    assert by_intent == {intent: goal.action for intent, goal in GOALS.items()}
    assert sorted(by_intent) == sorted(domain()["intents"])


def test_every_form_is_followed_by_its_action() -> None:
    followed = {
        rule["condition"][0]["active_loop"]: rule["steps"][-1]["action"]
        for rule in rules()
        if "condition" in rule
    }
    assert followed == AFTER


def test_no_action_file_is_long() -> None:
    for path in Path(ROOT / "bot").rglob("*.py"):
        if ".venv" not in path.parts:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path.name
