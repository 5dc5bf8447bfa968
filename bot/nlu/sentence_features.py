"""What the classifier sees of a sentence besides its words: how it sounds, what its words mean, in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.nlu.concepts import Concepts, sound
from bot.nlu.spelling import Speller

KIND_PREFIX = "xx"  # KnownNamesTokenizer's signs for names: part of the meaning
RUN = 3  # sounds in a row
REACH = 8  # concepts apart: further than that two wishes have nothing to do with each other


def features_of(units: Sequence[str], concepts: Concepts, speller: Speller) -> list[str]:
    """Names of the features that are on, each once; ``units`` as KnownNamesTokenizer cuts them.

    ``s:`` runs of one to three sounds or stems, ``c:`` concepts, ``n:`` neighbours, ``p:`` pairs in order.
    """
    known = [speller.correct(unit.lower().replace("'", "")) for unit in units]
    sounds = ["<", *("0" if unit.isdigit() else sound(unit) for unit in known), ">"]
    runs = {
        "s:" + " ".join(sounds[start : start + length])
        for length in range(1, RUN + 1)
        for start in range(len(sounds) - length + 1)
    }
    meanings = meanings_of(known, concepts)
    framed = ["<", *meanings, ">"]
    neighbours = {f"n:{first} {second}" for first, second in pairwise(framed)}
    pairs = {
        f"p:{first} {second}"
        for at, first in enumerate(meanings)
        for second in meanings[at + 1 : at + 1 + REACH]
    }
    return sorted(runs | {f"c:{meaning}" for meaning in meanings} | neighbours | pairs)


def meanings_of(units: Sequence[str], concepts: Concepts) -> list[str]:
    """Concepts and kinds of names in the order of the sentence, none twice in a row."""
    named = [(at, unit) for at, unit in enumerate(units) if unit.startswith(KIND_PREFIX)]
    ordered = sorted([*named, *((found.start, found.concept) for found in concepts.find(units))])
    return [meaning for at, (_, meaning) in enumerate(ordered) if at == 0 or ordered[at - 1][1] != meaning]
