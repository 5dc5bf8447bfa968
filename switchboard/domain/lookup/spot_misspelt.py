"""Names, titles and departments in English with one wrong letter: "Lindaa", "Zhu Weenbo", "finaance".

Only a word that is none is a misspelt one; an ordinary word is left alone. What may be another name as well
("Shaw" for Shawn, "Gao Xian" for Gao Xiang) is a person whom only a question can settle: a span that means
nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from switchboard.domain.lookup.english import CARRIERS
from switchboard.domain.lookup.misspelt import common_near, is_name, is_ordinary, is_pinyin
from switchboard.domain.lookup.near_sounds import all_syllables
from switchboard.domain.lookup.spans import MORE_THAN_CAN_BE_READ, Span
from switchboard.domain.lookup.tables import SMALL_WORDS, Tables
from switchboard.domain.lookup.titles import ENGLISH_POLITE
from switchboard.domain.lookup.word_lists import words
from switchboard.domain.lookup.words_in_letters import Word, holds_pronoun

LONGEST_PHRASE = 5
FEW = 6  # readings of one word
SHORTEST_NAME = 6  # letters of surname and given name together
# Right before somebody's name.
_INTRODUCES = words(
    """
    to mr mrs ms miss find reach call transfer get connect ring named dear tell let ask catch grab contact
    notify inform expecting visit hello hi with for have is whether please need
    """
)
# Words that no list of words holds, being so short.
_TWO_LETTERS = words("we us he me my no so do go if or as at be by up ok oh")
# Right before a department's.
_OF_PLACE = words("the your our in from of to with for have get ask call reach")


class MisspeltSpotter:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        # Their lists are read at the first use: not while a caller waits.
        common_near("")
        is_name("")
        is_ordinary("")

    def spans(self, sentence: Sequence[Word]) -> Iterator[Span]:
        """People, departments and subjects, overlaps and all."""
        readings = [self._readings(word.word) for word in sentence]
        for start in range(len(sentence)):
            yield from self._single_name(sentence, start)
            for end in range(start + 1, min(len(sentence), start + LONGEST_PHRASE) + 1):
                if any(readings[start:end]):
                    yield from self._phrase(sentence, readings, start, end)
            if start + 1 < len(sentence):
                yield from self._two_words(sentence, start)

    # -- departments, subjects, titles ---------------------------------------------------------------------

    def _readings(self, token: str) -> tuple[str, ...]:
        """What a word that is none may be; itself left out. Nothing for an ordinary word."""
        if (
            len(token) < 3
            or not token.isalpha()
            or is_ordinary(token)
            or is_name(token)
            or self._is_known(token)
        ):
            return ()
        return self._t.other_words.near(token)[:FEW] or self._t.name_words.near(token)[:FEW]

    def _is_known(self, token: str) -> bool:
        t = self._t
        return token in t.other_words.words or token in t.name_words.words or token in t.latin

    def _phrase(
        self, sentence: Sequence[Word], readings: list[tuple[str, ...]], start: int, end: int
    ) -> Iterator[Span]:
        places = self._t.departments
        first, last = sentence[start].start, sentence[end - 1].end
        choices = [readings[n] or (sentence[n].word,) for n in range(start, end)]
        if end - start == 1 and not self._stands_alone(sentence, start, readings[start]):
            return
        for phrase in product(*choices):
            if phrase in places.latin:
                yield Span(first, last, "department", tuple(places.latin[phrase]), written=False)
                continue
            if phrase in places.subject_latin:
                yield Span(first, last, "subject", tuple(places.subject_latin[phrase]), written=False)
            if phrase[0] in SMALL_WORDS or phrase[-1] in SMALL_WORDS:
                continue
            bearers = self._t.title_en.get(frozenset(w for w in phrase if w not in SMALL_WORDS))
            if bearers:
                yield Span(first, last, "person", tuple(bearers[:MORE_THAN_CAN_BE_READ]), written=False)

    @staticmethod
    def _stands_alone(sentence: Sequence[Word], start: int, readings: tuple[str, ...]) -> bool:
        """Whether a single word is sure enough: no very common word is as near, or its place helps."""
        others = common_near(sentence[start].word) - set(readings)
        return not others or (start > 0 and sentence[start - 1].word in _OF_PLACE)

    # -- names ---------------------------------------------------------------------------------------------

    def _single_name(self, sentence: Sequence[Word], start: int) -> Iterator[Span]:
        """A nickname or a given name."""
        word = sentence[start]
        before = sentence[start - 1].word if start else ""
        polite = before in ENGLISH_POLITE
        near = (
            () if is_ordinary(word.word) or self._is_known(word.word) else self._t.name_words.near(word.word)
        )
        names = [n for n in near if polite or n in self._t.nicknames or n not in all_syllables()]
        introduced = before in _INTRODUCES or word.after_han
        if not names or (common_near(word.word) and not introduced and not (word.capital and start)):
            return
        people = self._called(names, polite=polite)
        if is_name(word.word) or (is_pinyin(word.word) and not self._t.nicknames.issuperset(names)):
            if introduced and people:
                yield Span(word.start, word.end, "person", written=False)
        elif 0 < len(people) <= MORE_THAN_CAN_BE_READ:
            yield Span(word.start, word.end, "person", people, written=False)

    def _called(self, names: list[str], *, polite: bool) -> tuple[int, ...]:
        t = self._t
        tables = (t.latin, t.latin_given, *([t.latin_surname] if polite else []))
        return tuple(dict.fromkeys(p for name in names for table in tables for p in table.get(name, ())))

    def _two_words(self, sentence: Sequence[Word], start: int) -> Iterator[Span]:
        """Surname and given name in either order, one of them right; or neither where one is asked for."""
        first, second = sentence[start : start + 2]
        letters = len(first.word + second.word)
        asked = _is_asked_for(sentence, start)
        if holds_pronoun((first, second)) or first.word + second.word in self._t.latin:
            return
        if letters < SHORTEST_NAME and not asked:
            return
        found: dict[int, None] = {}
        sure = letters >= SHORTEST_NAME
        for right, wrong, joined in ((first, second, "{0}{1}"), (second, first, "{1}{0}")):
            if right.word not in self._t.name_words.words or not _may_be_wrong(wrong, asked=asked):
                continue
            for name in self._t.name_words.near(wrong.word, shortest=1 if asked else 2):
                people = self._t.latin.get(joined.format(right.word, name), ())
                found.update(dict.fromkeys(people))
                sure = sure and not (people and is_pinyin(wrong.word))
        if not found and asked and not (is_ordinary(first.word) or is_ordinary(second.word)):
            near = (self._t.name_words.near(w.word, shortest=1) for w in (first, second))
            found = dict.fromkeys(p for both in product(*near) for p in self._t.latin.get("".join(both), ()))
            sure = False
        if 0 < len(found) <= MORE_THAN_CAN_BE_READ:
            yield Span(first.start, second.end, "person", tuple(found) if sure else (), written=False)


def _is_asked_for(sentence: Sequence[Word], start: int) -> bool:
    """Two words beside each other, one of them with a capital, where somebody may be named: first, after a
    pause, or after a word that asks for somebody."""
    first, second = sentence[start : start + 2]
    pause = start == 0 or first.start - sentence[start - 1].end > 1
    begins = pause or sentence[start - 1].word in _INTRODUCES
    return begins and second.start - first.end == 1 and (second.capital or (first.capital and start > 0))


def _may_be_wrong(word: Word, *, asked: bool) -> bool:
    if word.word in CARRIERS or (word.word in _TWO_LETTERS and not word.capital):
        return False
    return asked or not is_ordinary(word.word)
