"""Names that the recogniser should expect: departments first, then people, as many as its prompt takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from switchboard.domain.people import Directory

_MOST_CHARS = 160  # Whisper's prompt is 224 tokens, most of it one a hanzi


class Hotwords:
    """Chosen again only when the directory has changed."""

    def __init__(self, directory: Callable[[], Directory]) -> None:
        self._directory = directory
        self._chosen_from: Directory | None = None
        self._words: tuple[str, ...] = ()

    def __call__(self) -> Sequence[str] | None:
        directory = self._directory()
        if directory is not self._chosen_from:
            self._chosen_from, self._words = directory, choose(directory)
        return self._words or None


def choose(directory: Directory) -> tuple[str, ...]:
    """Short and distinct, in the order of how often they are asked for."""
    names = [department.name_zh for department in directory.departments]
    names += [person.name for person in directory.people]
    chosen: dict[str, None] = {}
    room = _MOST_CHARS
    for name in names:
        if name and name not in chosen and len(name) + 1 <= room:
            chosen[name] = None
            room -= len(name) + 1
    return tuple(chosen)
