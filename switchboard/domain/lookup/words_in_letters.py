"""The words in letters of one sentence, where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from switchboard.domain.lookup.english import TOKEN, word_of
from switchboard.domain.lookup.plain_text import is_han

_PRONOUNS = frozenset(("he", "she", "you", "me", "an", "can", "so", "may", "will"))


@dataclass(frozen=True)
class Word:
    """``word`` is singular: "sales" is ``sale``. ``after_han``: right after Chinese, 「转David」.
    ``capital``: written with one."""

    word: str
    start: int
    end: int
    after_han: bool = False
    capital: bool = False


def words_in_letters(text: str, original: str) -> list[Word]:
    """``text`` is plain; ``original`` still has its capitals."""
    return [
        Word(
            word_of(found.group()),
            found.start(),
            found.end(),
            is_han(text[found.start() - 1 : found.start()]) if found.start() else False,
            original[found.start()].isupper(),
        )
        for found in TOKEN.finditer(text)
    ]


def holds_pronoun(name: Sequence[Word]) -> bool:
    """ "Luo Yi he's my manager": "Yi he" is nobody, though "yi he" and "Yi He" may be."""
    capitals = any(word.capital for word in name)
    return any(
        w.word in _PRONOUNS and not w.capital and (capitals or w.end - w.start > len(w.word)) for w in name
    )
