"""Sets of first sentences, each measured whole: clean and misheard, by language, and by goal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.client import Bot
from bot.evaluation.figures import Figures, Share, Tally
from bot.evaluation.first_turn import Heard, say_all
from bot.evaluation.heldout import BLIND, BLIND_TOO, OTHER_COMPANY, Saying, load_sayings, unseen
from bot.evaluation.phrases import training_wordings
from bot.nlu.published_directory import read_company
from switchboard.domain.people import Directory

NOISE = {"clean": 0.0, "misheard 10 %": 0.1, "misheard 20 %": 0.2}
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class TurnSet:
    """``sealed``: only totals are kept. ``seeds``: in how many ways each sentence is misheard.

    ``company``: whose people are asked for; None is the sample."""

    title: str
    sayings: tuple[Saying, ...] = field(repr=False)
    noises: tuple[str, ...] = tuple(NOISE)
    sealed: bool = False
    seeds: int = 1
    company: Directory | None = None


def development() -> TurnSet:
    return TurnSet("First turns, development set", tuple(load_sayings("first_turn")))


def blind() -> TurnSet:
    return _blind("First turns, blind set", BLIND)


def blind_too() -> TurnSet:
    return _blind("First turns, second blind set", BLIND_TOO)


def _blind(title: str, names: tuple[str, ...]) -> TurnSet:
    sayings = [saying for name in names for saying in load_sayings(name)]
    return TurnSet(title, _unseen(sayings), sealed=True, seeds=2)


def _unseen(sayings: list[Saying]) -> tuple[Saying, ...]:
    return tuple(unseen(sayings, training_wordings()))


def of_another_company() -> TurnSet:
    return TurnSet(
        "First turns, another company",
        _unseen(load_sayings("other_company/turns")),
        noises=("clean", "misheard 10 %"),
        sealed=True,
        seeds=2,
        company=read_company(OTHER_COMPANY),
    )


OF_THE_SAMPLE = (blind, blind_too, development)
ALL = (*OF_THE_SAMPLE, of_another_company)


async def measure_turns(figures: Figures, bot: Bot, turns: TurnSet, say: Callable[[str], None]) -> None:
    for noise in turns.noises:
        rate = NOISE[noise]
        say(f"{turns.title}, {noise}: {len(turns.sayings) * (turns.seeds if rate else 1)} calls")
        heard = await say_all(bot, turns.sayings, rate=rate, seeds=turns.seeds, company=turns.company)
        count_turns(figures, turns, noise, heard)


def count_turns(figures: Figures, turns: TurnSet, noise: str, heard: list[Heard]) -> None:
    repeats = turns.seeds if NOISE[noise] else 1
    for language in LANGUAGES:
        own = [turn for turn in heard if turn.saying.language == language]
        if not own:
            continue
        wrong = [turn for turn in own if not turn.right]
        row = f"{language}, {noise}"
        figures.add(turns.title, row, Share(len(own) - len(wrong), len(own), repeats))
        led_on = Share(sum(turn.helped for turn in wrong), len(wrong), repeats)
        figures.led_on.setdefault(turns.title, {})[row] = led_on
        if NOISE[noise]:
            continue
        figures.goals[f"{turns.title}, {language}"] = _by_goal(own)
        if not turns.sealed:
            figures.wrong_turns += wrong
            figures.confusions[f"{turns.title}, {language}"] = tally = Tally()
            for turn in own:
                tally.count(turn.saying.goal or "", turn.goal)


def _by_goal(heard: list[Heard]) -> dict[str, Share]:
    """Right goal and target, of all with that goal; the most frequent goal first."""
    right: dict[str, list[bool]] = {}
    for turn in heard:
        right.setdefault(turn.saying.goal or "", []).append(turn.right)
    ordered = sorted(right.items(), key=lambda goal: (-len(goal[1]), goal[0]))
    return {goal: Share(sum(of), len(of)) for goal, of in ordered}
