"""Numbers in lists are masked: enough to recognise a caller, too little to ring one."""

from __future__ import annotations


def mask_number(number: str | None) -> str | None:
    """``+8613812345678`` → ``+86138****5678``; short numbers keep their last two digits.

    >>> mask_number("+8613812345678")
    '+86138****5678'
    >>> mask_number("5551234")
    '*****34'
    """
    if not number:
        return number
    if len(number) >= 11:
        return f"{number[:-8]}****{number[-4:]}"
    return "*" * max(len(number) - 2, 0) + number[-2:]
