"""The held-out sets and the carriers of names are what they say they are; no sealed sentence is printed."""

from __future__ import annotations

import asyncio
import random

import pytest

from benchmarks.generated_directory import generate
from bot.evaluation.at_once import at_once
from bot.evaluation.heldout import DEVELOPMENT, OTHER_COMPANY, SEALED, Saying, load_sayings
from bot.evaluation.names_in_sentences import carriers, wishes
from bot.nlu.published_directory import read_company
from switchboard.domain.outcome import GOALS


@pytest.mark.parametrize("name", SEALED)
def test_a_sealed_set_has_goals_and_people_that_exist(name: str) -> None:
    company = read_company(OTHER_COMPANY) if name.startswith("other") else read_company()
    sayings = load_sayings(name)
    unknown_goals = {saying.goal for saying in sayings} - set(GOALS)
    named = {s.target for s in sayings if s.target and s.target.startswith(("person:", "department:"))}
    nobody = [target for target in named if not company.resolve(target)]
    assert (unknown_goals, nobody) == (set(), [])
    assert len(sayings) >= 150


def test_most_development_sayings_have_an_intent_and_sealed_ones_need_none() -> None:
    known = [bool(saying.intent) for name in DEVELOPMENT for saying in load_sayings(name)]
    assert sum(known) > len(known) / 2
    assert Saying("x", "zh", goal="connect").intent is None


def test_several_are_under_way_at_once_and_answers_keep_their_order() -> None:
    under_way, most = 0, 0

    async def answer(number: int) -> int:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.002 * (5 - number % 5))
        under_way -= 1
        return number * 10

    answers = asyncio.run(at_once(range(12), answer, most=4))
    assert answers == [number * 10 for number in range(12)]
    assert most == 4


def test_a_carrier_names_one_person_and_nothing_else() -> None:
    sayings = [
        Saying("我想跟赵磊说几句话", "zh", goal="connect", target="person:p019"),
        Saying("转财务部", "zh", goal="connect", target="department:finance"),
        Saying("跟赵磊说一声", "zh", goal="message", target="person:p019"),
    ]
    assert carriers(sayings, read_company()) == {"zh": ["我想跟{}说几句话"], "en": []}


def test_everybody_is_asked_for_by_name_and_in_another_way_in_both_languages() -> None:
    company = generate(30, seed=1)
    sentences = {"zh": ["我找{}谢谢"], "en": ["is {} in"]}
    made = wishes(company, sentences, random.Random(1))
    assert len(made) == 120
    assert made == wishes(company, sentences, random.Random(1))
    first = company.people[0]
    assert any(wish.words == f"我找{first.name}谢谢" for wish in made)
