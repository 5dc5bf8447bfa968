"""Word lists as they are read best: running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """``"a b c"`` → the set of the three."""
    return frozenset(text.split())
