"""Text made plain, character for character, so that positions stay what they were."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from opencc import OpenCC


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=65536)
def _plain_character(character: str) -> str:
    narrow = unicodedata.normalize("NFKC", character).lower()
    if len(narrow) != 1:
        narrow = character
    if is_han(narrow):
        simple = _converter().convert(narrow)
        narrow = simple if len(simple) == 1 else narrow
    return narrow


def plain(text: str) -> str:
    """Simplified, half-width, lower case; as long as ``text``."""
    return "".join(map(_plain_character, text))


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character == "〇"


def is_latin(character: str) -> bool:
    """A letter of an alphabet: ``a``, ``é``; not a digit, not Chinese."""
    return character.isalpha() and not is_han(character)
