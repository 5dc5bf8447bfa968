"""What the classifier sees of a sentence: its words, their sounds and meanings, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.nlu.concepts import Concepts, sound
from bot.nlu.sentence_units import SIGN
from bot.nlu.spelling import Speller

RUN = 3  # words or sounds in a row
PAIR = 2
LETTERS = (3, 4)
REACH = 8  # concepts apart: further than that two wishes have nothing to do with each other


def features_of(units: Sequence[str], concepts: Concepts, speller: Speller) -> set[str]:
    """Names of the features that are on; ``units`` as ``sentence_units.cut`` gives them.

    ``w:`` runs of one to three words, ``s:`` of their sounds or stems, ``h:`` letters of English words,
    ``c:`` concepts, ``n:`` neighbours, ``p:`` pairs in order.
    """
    meanings = meanings_of([speller.correct(unit) for unit in units], concepts)
    pairs = (
        f"p:{first} {second}"
        for at, first in enumerate(meanings)
        for second in meanings[at + 1 : at + 1 + REACH]
    )
    neighbours = (f"n:{first} {second}" for first, second in pairwise(["<", *meanings, ">"]))
    return {*_words(units, meanings, speller, longest=RUN), *neighbours, *pairs}


def matter_features_of(units: Sequence[str], concepts: Concepts, speller: Speller) -> set[str]:
    """Fewer, for what a sentence is about: words matter there, and hardly their order."""
    meanings = meanings_of([speller.correct(unit) for unit in units], concepts)
    return _words(units, meanings, speller, longest=PAIR)


def _words(units: Sequence[str], meanings: Sequence[str], speller: Speller, *, longest: int) -> set[str]:
    return {
        *_runs("w:", units, longest=longest),
        *_runs("s:", [sound(speller.correct(unit)) for unit in units], longest=longest),
        *(f"h:{letters}" for unit in units for letters in _letters(unit)),
        *(f"c:{meaning}" for meaning in meanings),
    }


def meanings_of(units: Sequence[str], concepts: Concepts) -> list[str]:
    """Concepts and kinds of names in the order of the sentence, none twice in a row."""
    named = [(at, unit) for at, unit in enumerate(units) if unit.startswith(SIGN)]
    ordered = sorted([*named, *((found.start, found.concept) for found in concepts.find(units))])
    return [meaning for at, (_, meaning) in enumerate(ordered) if at == 0 or ordered[at - 1][1] != meaning]


def _runs(kind: str, units: Sequence[str], *, longest: int) -> list[str]:
    framed = ["<", *units, ">"]
    return [
        kind + " ".join(framed[start : start + length])
        for length in range(1, longest + 1)
        for start in range(len(framed) - length + 1)
    ]


def _letters(unit: str) -> list[str]:
    """Misspelt English words share most of their letters with the right ones."""
    if not (unit.isascii() and unit.isalpha()) or unit.startswith(SIGN):
        return []
    framed = f" {unit} "
    return [framed[at : at + length] for length in LETTERS for at in range(len(framed) - length + 1)]
