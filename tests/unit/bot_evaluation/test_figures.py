"""What is told of a measurement, and what is not (issue 3, "measured honestly")."""

from __future__ import annotations

from bot.evaluation.figures import Figures, Share, Tally
from bot.evaluation.first_turn import Heard
from bot.evaluation.heldout import OTHER_COMPANY, Saying
from bot.evaluation.parsing import Parsed, count_entities, read_message
from bot.evaluation.report import as_markdown, as_text
from bot.evaluation.thresholds import below, load_thresholds
from bot.evaluation.turn_sets import TurnSet, count_turns
from bot.nlu.published_directory import read_company

SECRET = "只有写的人知道的一句话"


def heard(goal: str = "connect", *, got: str = "connect", say: str = SECRET, target: str = "") -> Heard:
    return Heard(Saying(say, "zh", goal=goal, target=target or None), say, got, target, ())


def measured(*turns: Heard, sealed: bool, noise: str = "clean") -> Figures:
    figures = Figures()
    sayings = tuple(turn.saying for turn in turns)
    count_turns(figures, TurnSet("First turns, a set", sayings, sealed=sealed, seeds=2), noise, list(turns))
    return figures


def test_a_sealed_set_tells_totals_only() -> None:
    figures = measured(heard(got="message"), heard(), sealed=True)
    told = as_text(figures, verbose=True) + as_markdown(figures) + repr(figures)
    assert SECRET not in told
    assert "message" not in told
    assert figures.goals["First turns, a set, zh"] == {"connect": Share(1, 2)}


def test_a_development_set_tells_what_went_wrong() -> None:
    told = as_text(measured(heard(got="message"), heard(), sealed=False), verbose=True)
    assert SECRET in told
    assert "connect -> message" in told


def test_a_sentence_misheard_twice_is_one_sentence_to_the_interval() -> None:
    assert Share(180, 200, repeats=2).interval == Share(90, 100).interval
    turns = [heard(), heard(), heard(got="other"), heard()]
    figures = measured(*turns, sealed=False, noise="misheard 10 %")
    assert figures.tables["First turns, a set"]["zh, misheard 10 %"] == Share(3, 4, repeats=2)


def test_the_right_goal_for_somebody_else_is_wrong() -> None:
    turn = heard(target="person:p001")
    assert turn.right
    assert not Heard(turn.saying, turn.words, "connect", "person:p002", ()).right


def test_leading_on_names_the_people_of_the_company_that_was_called() -> None:
    company = read_company(OTHER_COMPANY)
    person = company.people[10]
    saying = Saying("", "zh", goal="message", target=person.target)
    asked = (f"请问您找的是{company.spoken_name(person.target, 'zh')}吗？",)
    assert Heard(saying, "", "ask_which", "", asked, company=company).helped
    assert not Heard(saying, "", "ask_which", "", ("请问您找的是财务部冯丽吗？",), company=company).helped


def test_an_entity_is_right_when_it_is_found_as_it_was_said() -> None:
    message = {
        "intent": {"name": "connect", "confidence": 0.9},
        "entities": [{"entity": "person", "value": "person:p1", "surface": "王伟"}],
    }
    tallies: dict[str, Tally] = {}
    saying = Saying("", "zh", entities={"person": "王伟", "phone": "13800001111"})
    count_entities(tallies, saying, read_message(message))
    assert {name: tally.share for name, tally in tallies.items()} == {
        "zh person": Share(1, 1),
        "zh phone": Share(0, 1),
    }


def test_a_call_that_nobody_answered_counts_as_wrong() -> None:
    tallies: dict[str, Tally] = {}
    count_entities(tallies, Saying("", "en", entities={"person": "Bob"}), Parsed("no_answer", 0.0, ()))
    assert tallies["en person"].share == Share(0, 1)


def test_a_figure_below_its_threshold_has_fallen() -> None:
    name, lowest = next(iter(load_thresholds().items()))
    assert below({name: Share(0, 100)}) == [f"{name}: 0.0% is below {lowest:.1%}"]
    assert below({name: Share(100, 100), "new figure": Share(0, 1)}) == []


def test_every_threshold_is_of_a_figure_that_is_measured() -> None:
    from bot.evaluation import measure, names_in_sentences, turn_sets

    titles = [
        *(turns().title for turns in turn_sets.ALL),
        *(measure.INTENTS, measure.ENTITIES, measure.CONVERSATIONS, names_in_sentences.TITLE),
    ]
    measured = tuple(f"{title}{kind}: " for title in titles for kind in ("", ", slice"))
    assert [name for name in load_thresholds() if not name.startswith(measured)] == []
