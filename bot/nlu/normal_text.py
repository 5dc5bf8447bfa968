"""One way of writing for everything that callers say: simplified characters, half-width, digits as digits.

Offsets of the words found in the normal text are kept, so that entities point into what was really said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

ZH_DIGITS = dict(zip("零〇○一二三四五六七八九幺两", "00012345678912", strict=True))
EN_DIGITS = dict(
    zip(
        ["zero", "oh", "o", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
        "000123456789",
        strict=True,
    )
)
EN_TIMES = {"double": 2, "triple": 3}

# Three digits or more in a row are a number being dictated; 「一二楼」 or "one or two" are not.
_ZH_RUN = re.compile(r"[零〇○一二三四五六七八九幺两\d](?:[\s,，、\-]*[零〇○一二三四五六七八九幺两\d]){2,}")
_EN_WORD = "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"
_EN_RUN = re.compile(rf"\b(?:(?:{_EN_WORD}|o|\d+)[\s,\-]+){{2,}}(?:{_EN_WORD}|o|\d+)\b", re.IGNORECASE)
# 「extension eight four hundred」, "eighty-one oh two": only where an extension is announced.
_TY = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEEN = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = dict(zip(_TY.split(), "23456789", strict=True))
_TEENS = {word: str(number) for number, word in enumerate(_TEEN.split(), 10)}
_ZEROS = {"hundred": "00", "thousand": "000"}
_SPOKEN = "|".join((_EN_WORD, *_TENS, *_TEENS))
_ANNOUNCED = re.compile(
    r"(?:(?<=\bextension )|(?<=\bnumber )|(?<=\bext ))"
    rf"(?:{_SPOKEN})(?:[\s\-]+(?:{_SPOKEN}|{'|'.join(_ZEROS)}))+\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class NormalText:
    """``origins[i]`` is where ``text[i]`` stands in the original; one more entry marks the end."""

    text: str
    origins: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        return self.origins[start], self.origins[end - 1] + 1 if end > start else self.origins[start]


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


def normalise(original: str) -> NormalText:
    """「請轉八二零二」 → 「请转8202」; "five five five 1 2 3 4" → "5551234". Never longer than
    the original.
    """
    text = "".join(_half_width(character) for character in original)
    simplified = _converter().convert(text)
    if len(simplified) == len(text):
        text = simplified
    normal = NormalText(text, (*range(len(text)), len(text)))
    normal = _replace(normal, _ZH_RUN, _zh_number)
    normal = _replace(normal, _ANNOUNCED, _announced_number)
    return _replace(normal, _EN_RUN, _en_number)


def _half_width(character: str) -> str:
    if character in "，。？！；：、":  # punctuation that callers' texts and patterns know as it is
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _zh_number(run: str) -> str | None:
    if re.fullmatch(r"\d+", run):
        return None
    return "".join(ZH_DIGITS.get(c, c) for c in run if c in ZH_DIGITS or c.isdigit())


def _en_number(run: str) -> str | None:
    digits, times = "", 1
    for word in re.split(r"[\s,\-]+", run.lower()):
        if word in EN_TIMES:
            times = EN_TIMES[word]
            continue
        digits += EN_DIGITS.get(word, word) * times
        times = 1
    # "one two" before a noun is a count, and years or amounts come as ready digits.
    return digits if len(digits) >= 3 and digits.isdigit() else None


def _announced_number(run: str) -> str | None:
    """ "eight four hundred" → 8400, "eighty-one oh two" → 8102; None if it is no extension."""
    digits, times, ten = "", 1, ""
    for word in re.split(r"[\s,\-]+", run.lower().strip(" ,-")):
        if word in _TENS:
            digits, ten = digits + ten + _TENS[word], "0"
            continue
        if word in EN_TIMES:
            times = EN_TIMES[word]
            continue
        single = EN_DIGITS.get(word, "")
        digits += (ten if not single or single == "0" else "") + (
            single * times or _TEENS.get(word) or _ZEROS[word]
        )
        times, ten = 1, ""
    digits += ten
    return digits if 3 <= len(digits) <= 4 else None


def _replace(normal: NormalText, pattern: re.Pattern[str], number: Any) -> NormalText:
    text: list[str] = []
    origins: list[int] = []
    at = 0
    for match in pattern.finditer(normal.text):
        digits = number(match.group())
        if digits is None:
            continue
        text.append(normal.text[at : match.start()])
        origins += normal.origins[at : match.start()]
        text.append(digits)
        # Digits share out the span they were spoken in; the last one ends where the words end.
        span = normal.origins[match.start() : match.end()]
        origins += [span[min(i, len(span) - 1)] for i in range(len(digits) - 1)] + [span[-1]]
        at = match.end()
    text.append(normal.text[at:])
    origins += normal.origins[at:]
    return NormalText("".join(text), tuple(origins))


def replaced(normal: NormalText, stretches: list[tuple[int, int, str]]) -> NormalText:
    """``normal`` with other words in place of ``text[start:end]``; they stand where those stood."""
    text, at = "", 0
    origins: list[int] = []
    for start, end, words in stretches:
        text += normal.text[at:start] + words
        span = normal.origins[start:end]
        origins += normal.origins[at:start]
        origins += [span[min(i, len(span) - 1)] for i in range(len(words) - 1)] + [span[-1]]
        at = end
    return NormalText(text + normal.text[at:], (*origins, *normal.origins[at:]))
