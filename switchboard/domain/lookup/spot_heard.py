"""Names and titles that only sound so in a Chinese sentence: a recogniser wrote 招磊 for 赵磊, 总缄 for 总监.

What speaks for a name: it is long, one of its characters is written right, a word that asks for somebody
stands before it, a word that fits after it. What speaks against: an ordinary word is written there."""

from __future__ import annotations

from collections.abc import Iterator

from switchboard.domain.lookup.chinese_names import FAMILIAR, ChineseNames
from switchboard.domain.lookup.context import Place, place_of
from switchboard.domain.lookup.hits import Limits
from switchboard.domain.lookup.ordinary import FUNCTION, OrdinaryWords, shared
from switchboard.domain.lookup.plain_text import is_han, plain
from switchboard.domain.lookup.sounds import key
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, MORE_THAN_CAN_BE_READ, Span
from switchboard.domain.lookup.surnames import COMMON
from switchboard.domain.lookup.tables import Tables, name_sounds
from switchboard.domain.lookup.titles import WORD_BY_SOUND

LONGEST_NAME = 4
LONGEST_TITLE = 4
LONGEST_WHOLE_TITLE = 8
SPOKEN = Limits(phonetic=True)


class HeardSpotter:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        self._names = ChineseNames(tables)

    def spans(self, text: str, sounds: list[str], ordinary: OrdinaryWords) -> Iterator[Span]:
        """People by sound alone, overlaps and all. ``text`` is plain, ``sounds`` one for each character."""
        for start in range(len(text) - 1):
            if not is_han(text[start]):
                continue
            for end in range(start + 2, min(len(text), start + LONGEST_NAME) + 1):
                if is_han(text[end - 1]):
                    yield from self._name(text, sounds, ordinary, start, end)
        yield from self._whole_titles(text, sounds, ordinary)
        yield from self._titled(text, sounds, ordinary)

    # -- names ---------------------------------------------------------------------------------------------

    def _name(
        self, text: str, sounds: list[str], ordinary: OrdinaryWords, start: int, end: int
    ) -> Iterator[Span]:
        words = text[start:end]
        people = self._t.heard.get(key(name_sounds(words))) or self._t.heard.get(key(sounds[start:end]))
        if not people or words in self._t.written:
            return
        name = self._most_alike(words, people)
        if _holds_function_word(words, name) or ordinary.oppose(start, end, name):
            return
        surname = words[0] in COMMON or words[0] in FAMILIAR
        place = place_of(text, start, end)
        written = shared(words, name) + (surname and words[0] != name[0])
        if not _is_sure(len(words), written, place, half_opposed=ordinary.half_oppose(start, end, name)):
            return
        if words[0] in FAMILIAR and len(words) == 2:  # 小李 may be any 李 or 黎, whatever the nicknames say
            people = list(self._names.find(words, SPOKEN).people)
        yield Span(start, end, "person", tuple(people[:ENOUGH_TO_TELL_APART]), written=False)

    def _most_alike(self, words: str, people: list[int]) -> str:
        """The name or nickname that shares the most written characters with ``words``."""
        names = (
            name
            for p in people[:MORE_THAN_CAN_BE_READ]
            for name in (self._t.names[p], *map(plain, self._t.people[p].aliases))
            if len(name) == len(words)
        )
        return max(names, key=lambda name: shared(words, name), default=words)

    # -- titles --------------------------------------------------------------------------------------------

    def _whole_titles(self, text: str, sounds: list[str], ordinary: OrdinaryWords) -> Iterator[Span]:
        """董事涨, 总经礼: a whole title that one person or a few bear."""
        for start in range(len(text) - 2):
            for end in range(
                start + 3, min(len(text), start + min(LONGEST_WHOLE_TITLE, self._t.longest_title)) + 1
            ):
                bearers = self._t.title_heard.get(key(sounds[start:end]))
                if not bearers or text[start:end] in self._t.title:
                    continue
                title = plain(self._t.people[bearers[0]].title_zh)
                if shared(text[start:end], title) and not ordinary.oppose(start, end, title):
                    people = tuple(bearers[:ENOUGH_TO_TELL_APART])
                    yield Span(start, end, "person", people, written=False)

    def _titled(self, text: str, sounds: list[str], ordinary: OrdinaryWords) -> Iterator[Span]:
        """Surname or name and a misheard title: 郑总缄, 招磊纤生."""
        for at in range(1, len(text) - 1):
            for end in range(min(len(text), at + LONGEST_TITLE), at + 1, -1):
                title = WORD_BY_SOUND.get(key(sounds[at:end]), "")
                if not title or title == text[at:end] or ordinary.oppose(at, end, title):
                    continue
                start, people = self.bearer(text, ordinary, at, title)
                if people and (shared(text[at:end], title) or text[start] in COMMON):
                    yield Span(start, end, "person", people, written=False)
                    break

    def bearer(self, text: str, ordinary: OrdinaryWords, at: int, title: str) -> tuple[int, tuple[int, ...]]:
        """Who of those with ``title`` is named right before ``at``, by however misheard a name, and where
        the name begins."""
        for length in (4, 3, 2, 1):
            start = at - length
            base = text[max(0, start) : at]
            if start < 0 or not all(map(is_han, base)) or not FUNCTION.isdisjoint(base):
                continue
            if ordinary.oppose(start, at, "") and not (length > 1 and base in self._t.written):
                continue
            if length == 1 and base not in COMMON and not place_of(text, start, at).begins:
                continue
            hits = self._names.find(base + title, SPOKEN)
            if hits.people and hits.how in ("title", "name", "sound"):
                return start, hits.people[:ENOUGH_TO_TELL_APART]
        return at, ()


def _holds_function_word(words: str, name: str) -> bool:
    return any(c in FUNCTION and c != name[n : n + 1] for n, c in enumerate(words))


def _is_sure(length: int, written: int, place: Place, *, half_opposed: bool) -> bool:
    """``written``: how many characters are right, a surname of the same sound among them."""
    if half_opposed and not place.asked and (length == 2 or written < length - 1):
        return False
    if length > 2:
        return written > 0 or place.asked
    if written:
        return place.likely
    return place.asked and place.ends
