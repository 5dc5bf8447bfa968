"""Matters that people ring companies about, as groups of words; see ``words/subjects.txt``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from switchboard.domain.lookup.english import tokens
from switchboard.domain.lookup.plain_text import is_han, plain

FILE = Path(__file__).parent / "words" / "subjects.txt"
_HEADER = re.compile(r"\[\s*([^\s<\]]+)\s*(?:<\s*([^\]]*))?\]")


@dataclass(frozen=True)
class Matter:
    """``nearest``: the matters whose department answers when nobody has this one, nearest first.

    ``typed`` are words that only an administrator uses, ``said`` those of callers as well; all in plain
    text."""

    name: str
    nearest: tuple[str, ...] = ()
    typed: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()


class UnknownMatter(ValueError):
    """The file names a group that it does not have, or has a word before the first group."""

    code = "unknown_matter"


@lru_cache(maxsize=1)
def matters() -> dict[str, Matter]:
    """All groups by name, read once."""
    return read_matters(FILE.read_text(encoding="utf-8").splitlines())


def read_matters(lines: Iterable[str]) -> dict[str, Matter]:
    nearest: dict[str, tuple[str, ...]] = {}
    typed: dict[str, set[str]] = defaultdict(set)
    said: dict[str, set[str]] = defaultdict(set)
    name = ""
    for line in (stripped for line in lines if (stripped := line.strip()) and not stripped.startswith("#")):
        if header := _HEADER.fullmatch(line):
            name = header.group(1)
            nearest[name] = tuple(n.strip() for n in (header.group(2) or "").split(",") if n.strip())
            continue
        if not name:
            raise UnknownMatter(line)
        kind = typed if line.startswith("keys:") else said
        kind[name].update(plain(w.strip()) for w in line.removeprefix("keys:").split(";") if w.strip())
    for other in (o for others in nearest.values() for o in others):
        if other not in nearest:
            raise UnknownMatter(other)
    return {n: Matter(n, nearest[n], frozenset(typed[n]), frozenset(said[n])) for n in nearest}


@lru_cache(maxsize=1)
def _by_word() -> dict[str | tuple[str, ...], tuple[tuple[str, bool], ...]]:
    """A word, or words in letters, → the matters that have it, and whether callers say it."""
    found: dict[str | tuple[str, ...], list[tuple[str, bool]]] = defaultdict(list)
    for matter in matters().values():
        for word in matter.typed | matter.said:
            found[unit(word)].append((matter.name, word in matter.said))
    return {word: tuple(named) for word, named in found.items()}


def unit(word: str) -> str | tuple[str, ...]:
    """What is compared: Chinese as written, anything else word by word."""
    return word if any(map(is_han, word)) else tuple(tokens(word))


def matters_of(word: str, *, part: bool) -> frozenset[str]:
    """The matters that a subject or a department's name (plain text) belongs to: those that have it, else
    those of the longest word inside it (合同 of 合同审批). ``part``: what only administrators type counts
    inside as well."""
    whole = unit(word)
    known = _by_word()
    if whole in known:
        return frozenset(name for name, _ in known[whole])
    shortest = 2 if isinstance(whole, str) else 1
    for size in range(len(whole) - 1, shortest - 1, -1):
        inside = {
            name
            for start in range(len(whole) - size + 1)
            for name, is_said in known.get(whole[start : start + size], ())
            if is_said or part
        }
        if inside:
            return frozenset(inside)
    return frozenset()
