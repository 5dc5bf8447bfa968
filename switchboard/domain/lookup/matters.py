"""What people ring companies about, as groups of words that mean one thing in any company.

Matters are handled by a department (``words/subjects.txt``), topics are told by the notice board
(``words/topics.txt``)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from switchboard.domain.lookup.english import tokens
from switchboard.domain.lookup.plain_text import is_han, plain

FOLDER = Path(__file__).parent / "words"
_HEADER = re.compile(r"\[\s*([^\s<\]]+)\s*(?:<\s*([^\]]*))?\]")
Unit = str | tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """``nearest``: the groups whose department answers when nobody has this one, nearest first.

    ``typed`` are words that only an administrator uses, ``said`` those of callers as well; all in plain
    text."""

    name: str
    nearest: tuple[str, ...] = ()
    typed: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()


class UnknownGroup(ValueError):
    """The file names a group that it does not have, or has a word before the first group."""

    code = "unknown_group"


class Groups(dict[str, Group]):
    """All groups of a file by name."""

    def of(self, word: str, *, part: bool) -> frozenset[str]:
        """The groups of a word that an administrator types (plain text): those that have it, else those of
        the longest word in it (合同 of 合同审批). ``part``: what callers never say counts inside as well."""
        whole = unit(word)
        if whole in self._by_word:
            return frozenset(name for name, _ in self._by_word[whole])
        shortest = 2 if isinstance(whole, str) else 1
        for size in range(len(whole) - 1, shortest - 1, -1):
            inside = {
                name
                for start in range(len(whole) - size + 1)
                for name, is_said in self._by_word.get(whole[start : start + size], ())
                if is_said or part
            }
            if inside:
                return frozenset(inside)
        return frozenset()

    @cached_property
    def _by_word(self) -> dict[Unit, tuple[tuple[str, bool], ...]]:
        """A word, or words in letters, → the groups that have it, and whether callers say it."""
        found: dict[Unit, list[tuple[str, bool]]] = defaultdict(list)
        for group in self.values():
            for word in group.typed | group.said:
                found[unit(word)].append((group.name, word in group.said))
        return {word: tuple(named) for word, named in found.items()}


@lru_cache(maxsize=1)
def matters() -> Groups:
    """Read once."""
    return read_groups((FOLDER / "subjects.txt").read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=1)
def topics() -> Groups:
    """Read once."""
    return read_groups((FOLDER / "topics.txt").read_text(encoding="utf-8").splitlines())


def read_groups(lines: Iterable[str]) -> Groups:
    """The form is told at the head of ``words/subjects.txt``.

    Raises:
        UnknownGroup: with the line, or the name that no group has."""
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
            raise UnknownGroup(line)
        kind = typed if line.startswith("keys:") else said
        kind[name].update(plain(w.strip()) for w in line.removeprefix("keys:").split(";") if w.strip())
    for other in (o for others in nearest.values() for o in others):
        if other not in nearest:
            raise UnknownGroup(other)
    return Groups((n, Group(n, nearest[n], frozenset(typed[n]), frozenset(said[n]))) for n in nearest)


@lru_cache(maxsize=32768)  # the words of all groups are asked for whenever a directory is loaded
def unit(word: str) -> Unit:
    """What is compared: Chinese as written, anything else word by word."""
    return word if any(map(is_han, word)) else tuple(tokens(word))
