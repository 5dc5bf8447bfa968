"""Digits as people say them, in either language: 「八幺零二」, "eight double zero one"."""

from __future__ import annotations

import re

HAN = {
    "零": "0", "〇": "0", "○": "0", "洞": "0", "一": "1", "幺": "1", "妖": "1", "腰": "1", "二": "2",
    "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "拐": "7", "八": "8", "九": "9",
    "勾": "9",
}  # fmt: skip
ENGLISH = {
    "zero": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
TIMES = {"double": 2, "triple": 3}
# Only in a row of digits: elsewhere these are words.
ONLY_AMONG_DIGITS = set("洞妖腰拐勾两") | {"oh", "o"}

_TOKEN = re.compile(r"[a-z]+|\d|[\u3400-\u9fff〇○]|\S")
_JOINERS = {"-", "、", "杠"}
MIN_DIGITS, MAX_DIGITS = 2, 20


def digit_runs(text: str) -> list[tuple[int, int, str]]:
    """Rows of two digits and more in plain text, as (start, end, digits)."""
    runs: list[tuple[int, int, str]] = []
    start = end = -1
    digits, times, sure = "", 1, False
    for found in _TOKEN.finditer(text):
        word = found.group()
        digit = word if word.isdigit() else HAN.get(word) or ENGLISH.get(word)
        if digit is not None and digit in "0123456789":
            start = found.start() if not digits else start
            digits, end, times = digits + digit * times, found.end(), 1
            sure = sure or word not in ONLY_AMONG_DIGITS
        elif word in TIMES:
            start = found.start() if not digits else start
            times = TIMES[word]
        elif word not in _JOINERS or not digits:
            if sure and MIN_DIGITS <= len(digits) <= MAX_DIGITS:
                runs.append((start, end, digits))
            digits, times, sure = "", 1, False
    if sure and MIN_DIGITS <= len(digits) <= MAX_DIGITS:
        runs.append((start, end, digits))
    return runs
