"""Which notice answers a question: by keywords, the longest that fits wins (E1)."""

from __future__ import annotations

from switchboard.domain.lookup.plain_text import is_han, plain
from switchboard.domain.lookup.sounds import syllables
from switchboard.domain.people import Notice

SHORTEST_HEARD = 2  # one character sounds like too many others


def find_topic(text: str, notices: tuple[Notice, ...]) -> str | None:
    """The topic with the longest keyword in ``text``, as written, else as heard.

    ``售楼处*几点`` is a keyword of two parts that stand in this order. None when nothing fits, or when two
    topics fit equally well."""
    words = plain(text)
    keywords = [(tuple(plain(word).split("*")), n.topic) for n in notices for word in (n.topic, *n.keywords)]
    written = [(parts, topic) for parts, topic in keywords if _in_order(parts, words)]
    if not written:
        sounds = _sounds(words)
        heard = [(parts, topic) for parts, topic in keywords if all(map(_is_chinese, parts))]
        written = [(p, topic) for p, topic in heard if _in_order(tuple(map(_sounds, p)), sounds)]
    best = max((_length(parts) for parts, _ in written), default=0)
    topics = {topic for parts, topic in written if _length(parts) == best}
    return topics.pop() if len(topics) == 1 else None


def _in_order(parts: tuple[str, ...], words: str) -> bool:
    at = 0
    for part in parts:
        found = _find(part, words, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _find(part: str, words: str, start: int) -> int:
    """Where ``part`` stands as a whole word: "fax" is not in "facsimile", nor "park" in "sparkle"."""
    at = words.find(part, start)
    while at >= 0 and not any(map(is_han, part)):
        before, after = words[at - 1 : at] if at else "", words[at + len(part) : at + len(part) + 1]
        if not (_is_letter(before) or _is_letter(after)):
            break
        at = words.find(part, at + 1)
    return at


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_chinese(part: str) -> bool:
    return len(part) >= SHORTEST_HEARD and all(map(is_han, part))


def _sounds(words: str) -> str:
    return f" {' '.join(syllables(words))} "


def _length(parts: tuple[str, ...]) -> int:
    return sum(map(len, parts))
