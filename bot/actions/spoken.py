"""Numbers as they are told: digit by digit to the ear (D1), in groups to the eye; phrases for other words."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

DOMAIN = Path(__file__).parents[2] / "domain.yml"


def told(number: str, *, in_chat: bool) -> str:
    """On the line "1 3 8 1 2 3 4 5 6 7 8": no voice reads that as an amount. In a chat "138 1234 5678"."""
    digits = re.sub(r"\D", "", number)
    if number.startswith("+86") and len(digits) == 13:
        digits = digits[2:]
    return _grouped(digits) if in_chat else " ".join(digits)


def _grouped(digits: str) -> str:
    if len(digits) <= 4:
        return digits
    if len(digits) == 11:
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if len(digits) in (6, 9):
        return " ".join(digits[i : i + 3] for i in range(0, len(digits), 3))
    head = len(digits) % 4 or 4
    return " ".join([digits[:head], *(digits[i : i + 4] for i in range(head, len(digits), 4))])


def phrase(response: str, language: str, **values: str) -> str:
    """The words of a response of domain.yml, to be put into another one."""
    return _phrases()[response, language].format(**values)


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, str], str]:
    """The first variation of every response, by name and language: Rasa owns the others and their order."""
    responses = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    found: dict[tuple[str, str], str] = {}
    for name, variations in responses.items():
        for variation in variations:
            found.setdefault((name, "en" if "condition" in variation else "zh"), variation["text"])
    return found
