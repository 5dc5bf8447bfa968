"""The most probable sentence behind a heard one."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.nlu.misheard.alternatives import HAN, SOUNDS_ALIKE, Alternatives
from bot.nlu.misheard.language_model import END, START, LanguageModel
from bot.nlu.sentence_units import SIGN, SIGNS
from bot.nlu.surnames import SURNAME
from switchboard.domain.lookup.alike import LONGEST, SHORTEST, Names

UNIT = re.compile(r"[一-龥]|[A-Za-z]+|\d+")
# The end of "number's" and "14th"; the letters of "R&D".
SURE = re.compile(r"['&\d][a-z]+|.?[A-Z](?![A-Za-z])|[a-z]&", re.DOTALL)
NAMED = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
NUMBER = "0"
TITLES = frozenset(("mr", "ms", "mrs", "miss", "mister", "dr", "madam", "sir"))
BREADTH = 8  # half sentences kept at each place
FIRST_NAMED = -1.0  # a name as it is written: nearly nothing else can be meant
LIKELIEST_NAME, RAREST_NAME = -3.0, -6.0  # among a few people, and among thousands
LIKELY = -4.0  # logarithm: one in fifty callers would go on like this
OWN_NAME = -6.0
LONGEST_OWN = 4
OWN_SURNAME = re.compile(SURNAME)
SECOND_WORD = -2.0  # "Zhao Lei" is one name


@dataclass(frozen=True)
class Unit:
    """``text[start:end]``, ``word`` in lower case. ``sure``: part of another word, or a letter spelt out.

    ``named``: one of two words beside each other with capitals. The look-up knows better than callers' usual
    words what "Yuan Ron" may be."""

    word: str
    start: int
    end: int
    sure: bool = False
    named: bool = False


@dataclass(frozen=True)
class Step:
    """The units before ``end`` stand for ``said``; ``label`` is what the model sees of it."""

    end: int
    said: str
    label: str
    cost: float


@dataclass(frozen=True)
class _Half:
    """The first part of a sentence, told from its end."""

    score: float
    step: Step | None = None
    before: _Half | None = None


def units_of(text: str) -> list[Unit]:
    pairs = [m.span() for m in NAMED.finditer(text)]
    return [
        Unit(
            m.group().lower(),
            m.start(),
            m.end(),
            bool(SURE.match(text, max(0, m.start() - 1), m.end() + 1)),
            any(start <= m.start() < end for start, end in pairs),
        )
        for m in UNIT.finditer(text)
    ]


class Mender:
    """``names`` gives the directory that is loaded now."""

    def __init__(self, model: LanguageModel, names: Callable[[], Names]) -> None:
        self._model = model
        self._names = names
        self._alternatives = Alternatives(model)

    def mend(self, text: str, *, only_one: bool = False) -> list[tuple[int, int, str]]:
        """Stretches ``text[start:end]`` with what was probably said there.

        ``only_one``: the words were typed, so a name is put in place only where no other sounds the same."""
        units = units_of(text)
        mended = []
        for start, step in self._best(units, only_one):
            first, last = units[start].start, units[step.end - 1].end
            if step.said != text[first:last].lower():
                # A capital tells names from words, to the look-up as well.
                said = step.said.capitalize() if text[first:last].istitle() else step.said
                mended.append((first, last, said))
        return mended

    def _best(self, units: Sequence[Unit], only_one: bool) -> list[tuple[int, Step]]:
        names = self._names()
        halves: list[dict[tuple[str, str], _Half]] = [{} for _ in range(len(units) + 1)]
        halves[0][START, START] = _Half(0.0)
        doubted = self._doubted(units)
        for at in range(len(units)):
            steps = [
                *self._words(units[at], at, doubted[at]),
                *_named(units, at, names, self._alternatives, only_one),
            ]
            kept = sorted(halves[at].items(), key=lambda half: -half[1].score)[:BREADTH]
            for (first, second), half in kept:
                for step in steps:
                    again = step.label == second and step.label.startswith(SIGN)
                    added = SECOND_WORD if again else self._model.log_probability(first, second, step.label)
                    score = half.score + step.cost + added
                    state = (first, second) if again else (second, step.label)
                    best = halves[step.end].get(state)
                    if best is None or score > best.score:
                        halves[step.end][state] = _Half(score, step, half)
        if not halves[-1]:
            return []
        last = max(
            halves[-1].items(), key=lambda half: half[1].score + self._model.log_probability(*half[0], END)
        )[1]
        return _told(last)

    def _doubted(self, units: Sequence[Unit]) -> list[bool]:
        """Where something else may have been said: what callers say all the time is not looked at twice."""
        heard = [START, START, *(NUMBER if unit.word.isdigit() else unit.word for unit in units), END]
        likely = [
            self._model.log_probability(*heard[at - 2 : at + 1]) > LIKELY for at in range(2, len(heard))
        ]
        return [not (likely[at] and likely[at + 1]) for at in range(len(units))]

    def _words(self, unit: Unit, at: int, doubted: bool) -> list[Step]:
        if unit.word.isdigit():
            return [Step(at + 1, unit.word, NUMBER, 0.0)]
        found = self._alternatives.to(unit.word)[: 1 if unit.sure or unit.named else None]
        found = found if doubted else found[:1]
        return [Step(at + 1, other.said, other.said, other.cost) for other in found]


def _named(
    units: Sequence[Unit], at: int, names: Names, alternatives: Alternatives, only_one: bool
) -> list[Step]:
    """Steps over a name of the directory that begins here."""
    rarity = max(RAREST_NAME, min(LIKELIEST_NAME, -math.log(max(1, names.people)) / 2))
    word = units[at].word
    if word in TITLES:
        return [Step(at + 1, word, SIGNS["person"], FIRST_NAMED)]
    if not HAN.match(word):
        kind = names.kind_of(word)
        if kind or units[at].named:
            return [Step(at + 1, word, SIGNS[kind or "person"], FIRST_NAMED)]
        cost = alternatives.cost_of_word(word) + rarity
        near = names.spelt_like(word)
        # Gao Qian or Gao Xiang: left to the look-up, which sees both words.
        return [Step(at + 1, near[0].surface, SIGNS[near[0].kind], cost)] if len(near) == 1 else []
    steps = _callers(units, at)
    for end in range(at + SHORTEST, min(len(units), at + LONGEST) + 1):
        if units[end - 1].start != units[end - 2].end or not HAN.match(units[end - 1].word):
            break
        heard = "".join(unit.word for unit in units[at:end])
        alike = names.sounding_like(heard)
        written = [like for like in alike if like.surface == heard]
        if not written and only_one and len({like.surface for like in alike}) > 1:
            continue
        for like in written or alike:
            slips = sum(one != other for one, other in zip(heard, like.surface, strict=True))
            cost = FIRST_NAMED if not slips else rarity + slips * SOUNDS_ALIKE / 2
            steps.append(Step(end, like.surface, SIGNS[like.kind], cost))
    return steps


def _callers(units: Sequence[Unit], at: int) -> list[Step]:
    """A caller's own name, which nobody here knows: it stays as it was heard."""
    end = at + 1
    while end < min(len(units), at + LONGEST_OWN) and units[end].start == units[end - 1].end:
        end += 1
    heard = "".join(unit.word for unit in units[at:end])
    surname = OWN_SURNAME.match(heard)
    if not surname:
        return []
    ends = range(at + surname.end(), min(at + surname.end() + 2, end) + 1)
    return [Step(end, heard[: end - at], SIGNS["caller_name"], OWN_NAME) for end in ends]


def _told(last: _Half) -> list[tuple[int, Step]]:
    """Steps in order, each with the unit where it begins."""
    steps: list[Step] = []
    half: _Half | None = last
    while half is not None and half.step is not None:
        steps.append(half.step)
        half = half.before
    steps.reverse()
    starts = [0, *(step.end for step in steps)]
    return list(zip(starts, steps, strict=False))
