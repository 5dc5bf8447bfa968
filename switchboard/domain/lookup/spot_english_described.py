"""People who are described rather than named, in English: "who runs sales", "old Jiang", "somebody named
Wang", "Zhang the deputy GM", "the one who keeps the chairman's diary"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from switchboard.domain.lookup.chinese_names import JUNIOR
from switchboard.domain.lookup.english_titles import EnglishTitles
from switchboard.domain.lookup.misspelt import is_ordinary
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, Span
from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.word_lists import words
from switchboard.domain.lookup.words_in_letters import Word

LONG_SURNAME = 4  # letters: no English word
LONGEST = 5  # words of a department's name or of a title
_SOMEONE = (
    r"(?:some|any)(?:one|body)|guy|fellow|chap|bloke|lad|man|woman|lady|girl|gentleman|person|colleague|agent"
    r"|one"
)
_LEADS = re.compile(
    rf"\b(?:who(?:ever)?(?:'s| is)?|the (?:{_SOMEONE}) (?:who|that)(?:'s| is)?)\s+(?:currently\s+)?"
    r"(?:runs|manages|heads|leads|(?:the\s+)?(?:in charge of|head of|boss of|manager of|responsible for))\s+"
    r"(?:the\s+|your\s+|our\s+)?"
)
_KEEPS = re.compile(
    rf"\b(?:(?:{_SOMEONE}) (?:who|that)|whoever) (?:keeps|runs|does|manages|handles|minds|looks after)\s+"
    r"(?:the\s+|your\s+)?"
    r"([a-z' ]{2,40}?)(?:'s)?\s+(?:diary|calendar|schedule|appointments)\b"
)
_NAMED = re.compile(
    rf"(?<!my )(?<!our )\b(?:{_SOMEONE})(?:\s+(?:there|here))?\s+"
    r"(?:(?:who(?:'s| is|se name is)\s+)?(?:named|called|surnamed|by the name of)|whose name is)\s+"
    r"(?:mr |ms |mrs |miss )?"
)
_THEIR_OWN = re.compile(r"\b(?:i am|i'm|this is) an? (?:\w+ )?$")
_OLD = {
    "old": "老",
    "lao": "老",
    "little": "小",
    "young": "小",
    "xiao": "小",
    "big": "大",
    "master": "",
    "uncle": "",
}
_ASKS = words("to for with tell let get ask find reach call ring catch grab is has can could the your")
_ARTICLES = ("the", "your", "our")


class EnglishDescribed:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        self._titles = EnglishTitles(tables)

    def spans(self, text: str, tokens: Sequence[Word]) -> Iterator[Span]:
        """``text`` is plain, ``tokens`` its words in letters."""
        starts = {token.start: n for n, token in enumerate(tokens)}
        for found in _LEADS.finditer(text):
            yield from self._heads(tokens, starts.get(found.end()), found.start())
        for found in _KEEPS.finditer(text):
            yield from self._secretaries(found)
        for found in _NAMED.finditer(text):
            if not _THEIR_OWN.search(text[: found.start()]):
                yield from self._named(tokens, starts.get(found.end()))
        for n in range(len(tokens) - 1):
            yield from self._familiar(tokens, n)
            yield from self._by_title(tokens, n)

    def _heads(self, tokens: Sequence[Word], first: int | None, start: int) -> Iterator[Span]:
        places = self._t.departments
        for last in (
            range(min(len(tokens), (first or 0) + LONGEST), first or 0, -1) if first is not None else ()
        ):
            departments = places.latin.get(tuple(t.word for t in tokens[first:last]), ())
            heads = tuple(h for d in departments if (h := places.head[d]) is not None)
            if heads:
                yield Span(start, tokens[last - 1].end, "person", heads)
                return

    def _secretaries(self, found: re.Match[str]) -> Iterator[Span]:
        of = tuple(w.removesuffix("'s") for w in found.group(1).split())
        people = self._t.secretaries(self._titles.bearers(of))
        if people:
            yield Span(found.start(), found.end(), "person", people)

    def _named(self, tokens: Sequence[Word], first: int | None) -> Iterator[Span]:
        for last in (first + 2, first + 1) if first is not None else ():
            name = "".join(t.word for t in tokens[first:last])
            tables = (self._t.latin, self._t.latin_given, self._t.latin_surname)
            people = tuple(dict.fromkeys(p for table in tables for p in table.get(name, ())))
            if people and last <= len(tokens):
                start, end = (
                    tokens[last - 1 if last == (first or 0) + 1 else last - 2].start,
                    tokens[last - 1].end,
                )
                yield Span(start, end, "person", people[:ENOUGH_TO_TELL_APART], described=True)
                return

    def _familiar(self, tokens: Sequence[Word], n: int) -> Iterator[Span]:
        """ "old Jiang" is 老蒋, whoever is called so or has the surname."""
        first, name = tokens[n], tokens[n + 1]
        prefix = _OLD.get(first.word)
        people = self._t.latin_surname.get(name.word, ())
        if prefix is None or not people or name.start - first.end != 1:
            return
        asked = n == 0 or tokens[n - 1].word in _ASKS or len(name.word) >= LONG_SURNAME
        if not name.capital and (is_ordinary(name.word) or not asked):
            return
        called = [p for p in people if any(a.startswith(prefix) and len(a) == 2 for a in self._aliases(p))]
        junior = [p for p in people if self._t.people[p].rank in JUNIOR] if prefix == "小" else []
        found = (called if prefix else []) or junior or people
        yield Span(first.start, name.end, "person", tuple(found[:ENOUGH_TO_TELL_APART]))

    def _aliases(self, position: int) -> tuple[str, ...]:
        return self._t.people[position].aliases

    def _by_title(self, tokens: Sequence[Word], n: int) -> Iterator[Span]:
        """ "Zhang the deputy GM": the surname alone is nobody yet."""
        called = self._t.latin_surname.get(tokens[n].word, ())
        if not called or tokens[n + 1].word not in _ARTICLES:
            return
        for last in range(min(len(tokens), n + 2 + LONGEST), n + 2, -1):
            bearers = self._titles.bearers(tuple(t.word for t in tokens[n + 2 : last]))
            people = tuple(p for p in called if p in bearers)
            if people:
                yield Span(tokens[n].start, tokens[last - 1].end, "person", people)
                return
