"""How often characters, their pairs and English words are used anywhere (package wordfreq); for training."""

from __future__ import annotations

import re
from itertools import pairwise

PER_MILLION = 1e6
RARE_CHINESE = 0.3  # occurrences per million: below it names and typing mistakes are the most
RARE_ENGLISH = 1.0
RARE_PAIR = 1.0
_CHINESE = re.compile("[一-龥]+")
_ENGLISH = re.compile("[a-z]+")


def general_language() -> tuple[dict[str, float], dict[tuple[str, ...], float]]:
    """Occurrences per million of Chinese characters and English words, and of pairs of characters within."""
    from wordfreq import get_frequency_dict  # for training alone: 11 MB

    words: dict[str, float] = {}
    pairs: dict[tuple[str, ...], float] = {}
    for word, share in get_frequency_dict("zh", wordlist="large").items():
        per_million = share * PER_MILLION
        if per_million < RARE_CHINESE or not _CHINESE.fullmatch(word):
            continue
        for character in word:
            words[character] = words.get(character, 0.0) + per_million
        for pair in pairwise(word):
            pairs[pair] = pairs.get(pair, 0.0) + per_million
    for word, share in get_frequency_dict("en", wordlist="large").items():
        if share * PER_MILLION >= RARE_ENGLISH and _ENGLISH.fullmatch(word):
            words[word] = share * PER_MILLION
    return words, {pair: share for pair, share in pairs.items() if share >= RARE_PAIR}
