"""What a sentence is about, in other words than those of the directory: 「应届生还招吗」 for 招聘."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from switchboard.domain.lookup.matter_tables import SHORTEST_HEARD
from switchboard.domain.lookup.ordinary import FUNCTION, OrdinaryWords
from switchboard.domain.lookup.plain_text import is_han
from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.lookup.spans import Span, longest_apart
from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.words_in_letters import words_in_letters

LONGEST_PHRASE = 6  # words in letters
LONG = 4  # characters: nothing else is meant by a phrase of so many


class MatterSpotter:
    def __init__(self, tables: Tables) -> None:
        self._matters = tables.matters

    def add(self, text: str, original: str, own: Sequence[Span]) -> list[Span]:
        """``own``: what the directory itself has found, nothing overlapping. Its people, departments and
        extensions stay; of its subjects only one within a longer phrase gives way (合同 in 劳动合同). Where
        one of them is left, it says what the call is about."""
        if any(o.kind == "person" for o in own):  # 「我的快递 找高翔」: he is asked for, whatever it is about
            return list(own)
        found = [s for s in self._spans(text, original) if all(_may_stand(s, other) for other in own)]
        kept = longest_apart(found)
        left = [o for o in own if not any(_within(o, s) for s in kept)]
        if any(o.kind == "subject" for o in left):
            kept = [s for s in kept if any(_within(o, s) for o in own)]
        return sorted([*left, *_agreed(kept)], key=lambda s: s.start)

    def _spans(self, text: str, original: str) -> Iterator[Span]:
        if any(map(is_han, text)):
            sounds = syllables(text)
            ordinary = OrdinaryWords(text, sounds)
            yield from self._written(text, ordinary)
            yield from self._heard(text, sounds, ordinary)
        yield from self._in_letters(text, original)

    def _written(self, text: str, ordinary: OrdinaryWords) -> Iterator[Span]:
        table = self._matters.chinese
        others = [(a, b) for a, b in ordinary.written if text[a:b] not in table]
        for start in range(len(text) - 1):
            for end in range(start + 2, min(len(text), start + self._matters.longest) + 1):
                positions = table.get(text[start:end])
                if positions and not _torn(start, end, others):
                    yield Span(start, end, "subject", positions)

    def _heard(self, text: str, sounds: list[str], ordinary: OrdinaryWords) -> Iterator[Span]:
        """Three characters and more that only sound so, where no ordinary word is written."""
        table = self._matters
        for start in range(len(text) - SHORTEST_HEARD + 1):
            if sounds[start] not in table.first_sounds:
                continue
            for end in range(start + SHORTEST_HEARD, min(len(text), start + table.longest) + 1):
                word = table.heard.get(key(sounds[start:end]))
                if word is None or text[start:end] == word:
                    continue
                strange = (a for a, b in zip(text[start:end], word, strict=True) if a != b)
                if not FUNCTION.isdisjoint(strange):
                    continue
                if not ordinary.oppose(start, end, word):
                    yield Span(start, end, "subject", table.chinese[word], written=False)

    def _in_letters(self, text: str, original: str) -> Iterator[Span]:
        table = self._matters
        words = words_in_letters(text, original)
        said = [w.word for w in words]
        forms = [table.base(word) for word in said]
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + LONGEST_PHRASE) + 1):
                positions = table.latin.get(tuple(said[start:end])) or table.latin.get(
                    tuple(forms[start:end])
                )
                if positions:
                    yield Span(words[start].start, words[end - 1].end, "subject", positions)


def _torn(start: int, end: int, words: list[tuple[int, int]]) -> bool:
    """Whether other words reach across the ends: 工服 of 人工服务, 找工作 of 找工作人员."""
    if end - start >= LONG:
        return False
    across = [(a < start, b - a) for a, b in words if (a < start < b < end) or (start < a < end < b)]
    return len({side for side, _ in across}) == 2 or any(size >= LONG - 1 for _, size in across)


def _within(own: Span, span: Span) -> bool:
    return own.kind == "subject" and span.start <= own.start and own.end <= span.end


def _may_stand(span: Span, own: Span) -> bool:
    apart = span.end <= own.start or own.end <= span.start
    longer = span.end - span.start > own.end - own.start
    return apart or (_within(own, span) and longer and span.written)


def _agreed(spans: list[Span]) -> list[Span]:
    """Of several matters those of the department that most of the words are about; the first if even."""
    said: dict[tuple[int, ...], float] = defaultdict(float)
    for span in spans:
        said[span.positions] += span.weight
    most = max(said, key=lambda positions: said[positions], default=())
    return [span for span in spans if span.positions == most]
