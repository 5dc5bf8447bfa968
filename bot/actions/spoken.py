"""Numbers as they are said: digit by digit, in groups that an ear can hold."""

from __future__ import annotations

import re


def aloud(number: str) -> str:
    """ "13812345678" → "138 1234 5678"; four digits and fewer stay as they are.

    The voice reads digits one by one.
    """
    digits = re.sub(r"\D", "", number)
    if number.startswith("+86") and len(digits) == 13:
        digits = digits[2:]
    if len(digits) == 11:
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if len(digits) <= 4:
        return digits or number
    if len(digits) in (6, 9):
        return " ".join(digits[i : i + 3] for i in range(0, len(digits), 3))
    head = len(digits) % 4 or 4
    return " ".join([digits[:head], *(digits[i : i + 4] for i in range(head, len(digits), 4))])
