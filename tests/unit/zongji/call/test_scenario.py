"""Scenario files say what is wrong with them, by field."""

from __future__ import annotations

from pathlib import Path

import pytest

from zongji.call.scenario import Scenario, ScenarioError, Step, load_scenario
from zongji.paths import ROOT

SHIPPED = sorted((ROOT / "scenarios").glob("*.yml"))


def written(folder: Path, text: str) -> Path:
    path = folder / "call.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_scenario_can_be_read_and_expects_something(path: Path) -> None:
    assert load_scenario(path).expect.model_fields_set


def test_at_least_a_dozen_scenarios_ship_in_both_languages() -> None:
    languages = [load_scenario(path).caller[0].spoken_language() for path in SHIPPED]
    assert len(languages) >= 12
    assert set(languages) == {"zh", "en"}


def test_digits_may_be_written_without_quotes(tmp_path: Path) -> None:
    text = "title: t\ncaller: [{keys: 8202}]\nhandsets: {8202: {when_rung: busy}}\n"
    scenario = load_scenario(written(tmp_path, text))
    assert scenario.caller[0].keys == "8202"
    assert scenario.handsets["8202"].when_rung == "busy"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: t\ncaller: []\n", "caller"),
        ("title: t\ncaller: [{say: 你好, keys: 1}]\n", "exactly one of"),
        ("title: t\ncaller: [{shout: 你好}]\n", "caller.0.shout"),
        ("title: t\ncaller: [{keys: abc}]\n", "caller.0.keys"),
        (
            "title: t\ncaller: [{silence: 1, interrupt_after_ms: 5}]\n",
            "interrupt_after_ms stands beside say or keys",
        ),
        ("title: t\ncaller: [{say: 你好}]\nexpect: {goal: dance}\n", "goal is one of"),
        ("title: t\ncaller: [{say: 你好}]\nexpect: {disposition: fine}\n", "disposition is one of"),
        (
            "title: t\ncaller: [{say: 你好}]\nhandsets: {8202: {when_rung: asleep}}\n",
            "handsets.8202.when_rung",
        ),
        ("- a list\n", "must be a mapping"),
        ("title: [\n", "is no YAML"),
    ],
)
def test_a_faulty_file_is_refused_with_the_place_of_the_fault(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(ScenarioError, match=r"call\.yml") as caught:
        load_scenario(written(tmp_path, text))
    assert place in str(caught.value)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"nowhere\.yml"):
        load_scenario(tmp_path / "nowhere.yml")


def test_the_voice_follows_the_script_of_the_text_unless_named() -> None:
    assert Step(say="你好").spoken_language() == "zh"
    assert Step(say="Hello").spoken_language() == "en"
    assert Step(say="Hello", language="zh").spoken_language() == "zh"


def test_a_caller_without_a_number_gets_a_made_up_one() -> None:
    assert Scenario(title="t", caller=(Step(say="你好"),)).caller_number == "+8613800000001"
