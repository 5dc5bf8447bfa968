"""Extensions with a misheard digit, 「八嗣零三」 or "eight sx five two": only ones that somebody has."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import OSA

from switchboard.domain.lookup.sounds import sound
from switchboard.domain.lookup.spoken_digits import ENGLISH, HAN

_TOKEN = re.compile(r"[a-z]+|\d|[\u3400-\u9fff〇○]|[^\s-]")
_BY_SOUND = {sound(character): digit for character, digit in HAN.items() if sound(character).isalpha()}
_ANNOUNCED = re.compile(r"(?:分机号?|转|拨|打|内线|extension|ext\.?)(?:是|号|为|到)?[\s:：]*(?:number)?\s*$")
SHORTEST, LONGEST = 3, 6


@lru_cache(maxsize=4096)
def _digit(token: str) -> tuple[str, bool]:
    """The digit that a token is or may be, and whether it is written so; ``("", False)`` for other words."""
    written = token if token.isdigit() else HAN.get(token) or ENGLISH.get(token)
    if written:
        return written, True
    if len(token) == 1:
        return _BY_SOUND.get(sound(token), ""), False
    near = [digit for word, digit in ENGLISH.items() if len(word) > 2 and OSA.distance(word, token) == 1]
    return (near[0] if len(near) == 1 else ""), False


def heard_extensions(text: str, known: Collection[str]) -> list[tuple[int, int, str]]:
    """Rows of digits in plain text that are extensions of ``known`` when those misheard are put right, as
    ``(start, end, digits)``. Half of the digits must be written right, or one after "extension"."""
    tokens = [(m.start(), m.end(), *_digit(m.group())) for m in _TOKEN.finditer(text)]
    found = []
    for first in range(len(tokens)):
        for last in range(first + 1, min(len(tokens), first + LONGEST) + 1):
            row = tokens[first:last]
            if not row[-1][2]:
                break
            beside = (*tokens[max(0, first - 1) : first], *tokens[last : last + 1])
            digits = "".join(digit for _, _, digit, _ in row)
            right = sum(written for *_, written in row)
            if digits not in known or len(row) < SHORTEST or not 0 < right < len(row):
                continue
            if any(written for *_, written in beside):  # a part of a longer number
                continue
            if 2 * right >= len(row) or _ANNOUNCED.search(text[: row[0][0]]):
                found.append((row[0][0], row[-1][1], digits))
    return found if len(found) == 1 else []
