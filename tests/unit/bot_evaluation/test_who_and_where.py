"""Who is meant is judged as a caller would; another company moves in as an administrator brings it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.client import Reply
from bot.evaluation.ear import Ear
from bot.evaluation.figures import Figures
from bot.evaluation.heldout import OTHER_COMPANY
from bot.evaluation.other_company import SETTINGS, MoveIn, move_in
from bot.nlu.misheard.language_model import LanguageModel
from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.outcome import Outcome
from switchboard.domain.people import Department, Directory, Person

WEI, WEI_TOO, JING = (
    Person(id="p1", name="王伟", department="sales", title_zh="经理", extension="8101"),
    Person(id="p2", name="王玮", department="finance", title_zh="专员", extension="8102"),
    Person(id="p3", name="张静", department="sales", title_zh="专员", extension="8103"),
)
COMPANY = Directory(
    (WEI, WEI_TOO, JING),
    (Department("sales", "销售部", "Sales", "8100"), Department("finance", "财务部", "Finance", "8200")),
)
SAID = [["转", "xxperson"], ["找", "xxperson"], ["转", "xxdepartment"]] * 5


@pytest.fixture(scope="module")
def ear() -> Ear:
    return Ear(CalleeIndex(COMPANY), LanguageModel.of(SAID, {}, {}))


@pytest.mark.parametrize(
    ("words", "person", "judged"),
    [
        ("我找张静", JING, "right"),
        ("我找张靖", JING, "right"),  # misheard, and nobody else sounds so
        ("我找王伟", WEI, "asked"),  # two sound so: which one is the right question
        ("我找财务部的王伟", WEI_TOO, "right"),
        ("我找张静", WEI, "wrong"),
        ("转财务部", WEI, "lost"),  # somewhere, but not to a wrong person
        ("今天天气不错", WEI, "lost"),
    ],
)
def test_a_person_or_the_question_for_the_person_is_right(
    ear: Ear, words: str, person: Person, judged: str
) -> None:
    assert ear.judge(words, person) == judged


class Log(list[str]):
    """What was done, in order; also a running bot, its import service, and the bot that is called."""

    def __init__(self) -> None:
        self.settings: dict[str, str] = {}
        self.switchboard: Any = self
        self.import_directory = self

    def kill(self, name: str) -> None:
        self.append(f"kill {name}")

    def start_actions(self) -> None:
        self.append(f"start actions, operator {self.settings['ZONGJI_OPERATOR_EXTENSION']}")

    def wait_for_actions(self) -> None:
        self.append("wait")

    def plan(self, folder: Path) -> Path:
        return folder

    def apply(self, plan: Path) -> None:
        self.append(f"import {plan.name}")

    async def tell(self, *call: object, **about: object) -> Reply:
        return Reply((), None, Outcome(), "zh")

    async def say(self, *call: object, **about: object) -> Reply:
        if self[-1] != "call":
            self.append("call")
        return Reply((), None, Outcome(goal="connect"), "zh")


async def test_the_other_company_is_imported_after_calls_to_the_old_one_and_rasa_is_left_alone() -> None:
    log, figures = Log(), Figures()
    await move_in(figures, log, MoveIn(log))  # type: ignore[arg-type]
    operator = SETTINGS["ZONGJI_OPERATOR_EXTENSION"]
    assert log == [
        "kill actions",
        f"start actions, operator {operator}",
        "wait",
        "call",
        "import other_company",
    ]
    assert (OTHER_COMPANY / "people.csv").exists()
    assert "just before the import" in figures.notes[0]
