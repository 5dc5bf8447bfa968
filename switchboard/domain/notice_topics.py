"""Which notice answers a question: by keywords, the longest that fits wins (E1)."""

from __future__ import annotations

from switchboard.domain.lookup.plain_text import is_han, plain
from switchboard.domain.lookup.sounds import syllables
from switchboard.domain.people import Notice

SHORTEST_HEARD = 2  # one character sounds like too many others


def find_topic(text: str, notices: tuple[Notice, ...]) -> str | None:
    """The topic with the longest keyword in ``text``, as written, else as heard.

    None when none fits, or when two topics fit equally well."""
    words = plain(text)
    keywords = [(plain(word), n.topic) for n in notices for word in (n.topic, *n.keywords)]
    written = {word: topic for word, topic in keywords if _is_in(word, words)}
    if written:
        return _longest(written)
    sounds = f" {' '.join(syllables(words))} "
    return _longest({word: topic for word, topic in keywords if _sounds_in(word, sounds)})


def _is_in(word: str, words: str) -> bool:
    if any(map(is_han, word)):
        return word in words
    at = words.find(word)  # "fax" is not in "faxon"
    before, after = words[at - 1 : at], words[at + len(word) : at + len(word) + 1]
    return (
        at >= 0 and not (before.isalpha() and before.isascii()) and not (after.isalpha() and after.isascii())
    )


def _sounds_in(word: str, sounds: str) -> bool:
    return (
        len(word) >= SHORTEST_HEARD and all(map(is_han, word)) and f" {' '.join(syllables(word))} " in sounds
    )


def _longest(found: dict[str, str]) -> str | None:
    best = max(map(len, found), default=0)
    topics = {topic for word, topic in found.items() if len(word) == best}
    return topics.pop() if len(topics) == 1 else None
