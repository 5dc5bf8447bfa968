"""Names, titles and departments in letters: in English sentences, and inside Chinese ones (「转David」)."""

from __future__ import annotations

from collections.abc import Iterator

from switchboard.domain.lookup.context import is_own_name
from switchboard.domain.lookup.english import CARRIERS, english_sound
from switchboard.domain.lookup.english_names import EnglishNames
from switchboard.domain.lookup.english_titles import EnglishTitles, in_full
from switchboard.domain.lookup.hits import Limits
from switchboard.domain.lookup.misspelt import is_ordinary, is_pinyin
from switchboard.domain.lookup.near_sounds import all_syllables
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART, Span
from switchboard.domain.lookup.spot_english_described import EnglishDescribed
from switchboard.domain.lookup.spot_misspelt import MisspeltSpotter
from switchboard.domain.lookup.tables import SMALL_WORDS, Tables
from switchboard.domain.lookup.titles import ENGLISH_HEAD, ENGLISH_POLITE
from switchboard.domain.lookup.word_lists import words
from switchboard.domain.lookup.words_in_letters import Word, holds_pronoun, words_in_letters

LONGEST = 6
# First names that are words as well: names only where somebody is asked for, or written with a capital
# inside.
_ALSO_WORDS = words(
    """
    will mark grace may joy hope rose art bill frank jack summer april june august dawn faith sunny happy
    sky ray rich pat sue rob drew chase grant pearl ruby amber crystal lily daisy ivy iris violet angel
    star rain snow ocean river leo max van sandy penny candy cherry apple kitty coco mini young long song
    wing sing king prince duke law long an sun ma he she you wu she hang tang pan fan fang ran can men men
    bin ding dong
    """
)
HEADS = ("manager", "director", "head", "lead", "supervisor")
_OWNED = words(
    """
    mobile phone number extension line desk office brother sister mother father mum mom dad wife husband son
    daughter friend assistant secretary colleague boss neighbour
    """
)
_ONE_OF = words("guy man lady woman girl boy lad chap fellow one person")
_ASKS = words(
    """
    to with for mr mrs ms miss find reach call transfer get connect ring is named called by dear
    """
)


class EnglishSpotter:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        self._names = EnglishNames(tables)
        self._titles = EnglishTitles(tables)
        self._described = EnglishDescribed(tables)
        self._misspelt = MisspeltSpotter(tables)

    def spans(self, text: str, original: str) -> list[Span]:
        """``text`` is plain; ``original`` still has its capitals."""
        tokens = words_in_letters(text, original)
        found: list[Span] = []
        for start in range(len(tokens)):
            for end in range(start + 1, min(len(tokens), start + LONGEST) + 1):
                found += self._span(text, original, tokens, start, end)
        others = (*self._described.spans(text, tokens), *self._misspelt.spans(tokens))
        found += [s for s in others if not _own(s, text)]
        return found

    def _span(self, text: str, original: str, tokens: list[Word], start: int, end: int) -> Iterator[Span]:
        words = tuple(t.word for t in tokens[start:end])
        first, last = tokens[start].start, tokens[end - 1].end
        places = self._t.departments
        place = next((full for full in in_full(words) if full in places.latin), ())
        if place and self._is_department(original[first:last], tokens, start, end):
            yield Span(first, last, "department", tuple(places.latin[place]))
        if words in places.subject_latin and self._in_its_number(original[first:last]):
            yield Span(first, last, "subject", tuple(places.subject_latin[words]))
        people = self._people(words, tokens, start)
        if people and not is_own_name(text, first, last):
            yield Span(first, last, "person", people[:ENOUGH_TO_TELL_APART])

    def _people(self, words: tuple[str, ...], tokens: list[Word], start: int) -> tuple[int, ...]:
        if words[0] in SMALL_WORDS or words[-1] in SMALL_WORDS:
            return ()
        titled = self._titles.bearers(words)
        if titled and (len(words) > 1 or words[0] not in CARRIERS):
            # "general manager's office" is a place
            return () if any(full in self._t.departments.latin for full in in_full(words)) else titled
        if words[0] in ENGLISH_POLITE and len(words) == 2:
            return self._names.find(" ".join(words), Limits()).people
        if words[0] in ENGLISH_POLITE and len(words) == 3:
            return tuple(self._t.latin.get("".join(words[1:]), ()))
        if len(words) > 1 and _is_name_after_title(tokens, start + len(words)):
            titled = self._titles.titled(words)
            if titled:
                return titled
        if words[0] in ENGLISH_HEAD or words[-1] in ENGLISH_HEAD:
            return self._head_of(words)
        if len(words) == 1:
            return self._single(words[0], tokens, start)
        if (
            len(words) <= 3
            and not any(w in CARRIERS for w in words)
            and not holds_pronoun(tokens[start : start + len(words)])
        ):
            return tuple(self._t.latin.get("".join(words), ()))
        return ()

    def _head_of(self, words: tuple[str, ...]) -> tuple[int, ...]:
        """head of finance, the finance manager, manager of the sales department."""
        bare = tuple(
            w
            for w in words
            if w not in SMALL_WORDS and w not in ENGLISH_HEAD and w not in ("department", "team")
        )
        if not bare or len(words) < 2:
            return ()
        if bare in self._t.departments.latin:
            return self._names.find(" ".join(words), Limits()).people
        # Of "Refrigeration and Maintenance" callers say the half, as the Refrigeration Manager's card does.
        return next(filter(None, (self._titles.bearers((*bare, head)) for head in HEADS)), ())

    def _single(self, word: str, tokens: list[Word], start: int) -> tuple[int, ...]:
        token = tokens[start]
        # "Yijing" is Yi Jing, or somebody whose given name it is.
        found = (*self._t.latin.get(word, ()), *self._t.latin_given.get(word, ())) if len(word) > 2 else ()
        people = tuple(dict.fromkeys(found))
        if not people and len(word) > 3 and _asked(tokens, start):
            people = tuple(self._t.latin_heard.get(english_sound(word), ()))
        # "put me through to May" is somebody, "for May" is a month.
        asked_by_carrier = word in _ALSO_WORDS and start > 0 and tokens[start - 1].word in ("to", "with")
        if not people or (word in CARRIERS and not asked_by_carrier):
            return ()
        capital = token.capital and start > 0
        # A syllable alone is seldom somebody's name; "make" may be Ma Ke, but is a word.
        short = (word in all_syllables() and start > 0) or is_ordinary(word)
        if (
            word in all_syllables()
            and not token.capital
            and any(t.capital and t.start and t.word != "i" for t in tokens)
        ):
            return ()  # "ping her" where names are written with capitals
        also_word = word in _ALSO_WORDS or (short and word not in self._t.nicknames)
        if also_word and not (capital or _asked(tokens, start) or _opens(tokens, start)):
            return ()
        return people

    def _in_its_number(self, surface: str) -> bool:
        """ "Accounts" is a department, "my account" is not; but several invoices are about "invoice"."""
        word = surface.lower().replace("'s", "")
        plain_words = self._t.departments.plain_words
        return " " in word or word in plain_words or word.removesuffix("s") in plain_words

    def _is_department(self, surface: str, tokens: list[Word], start: int, end: int) -> bool:
        """ "it" and the like are departments only in capitals, or with something that says so."""
        if end - start > 1:
            return True
        if tokens[start].word not in CARRIERS:
            return self._in_its_number(surface)
        before = tokens[start - 1].word if start else ""
        after = tokens[end].word if end < len(tokens) else ""
        return (
            surface.isupper()
            or " " in surface  # "i t", letter by letter
            or before in ("the", "your", "our")
            or tokens[start].after_han
            or after in ("department", "dept", "help", "support", "center", "team")
        )


def _is_name_after_title(tokens: list[Word], end: int) -> bool:
    """ "Manager He" is somebody; "the manager. He ..." and "the manager he ..." are not, and "Manager Wang
    Wei" is no other Wang."""
    last, before = tokens[end - 1], tokens[end - 2]
    after = tokens[end] if end < len(tokens) else None
    goes_on = after is not None and after.start - last.end == 1 and is_pinyin(after.word)
    if goes_on and after is not None and not is_ordinary(after.word):
        return False
    ordinary = last.word in _ALSO_WORDS or is_ordinary(last.word)
    return last.start - before.end == 1 and (last.capital or not ordinary)


def _opens(tokens: list[Word], start: int) -> bool:
    """ "Grace in Sales please", "Grace please", "Frank the network guy"; "grace's brother"."""
    name, after = tokens[start], [token.word for token in tokens[start + 1 : start + 1 + LONGEST]]
    if name.end - name.start > len(name.word):
        return after[:1] != [] and after[0] in _OWNED
    if start or not name.capital or not after:
        return False
    is_one = after[0] == "the" and not _ONE_OF.isdisjoint(after)
    goes_on = after[0] in ("we", "he", "she") and name.word not in ("hope", *CARRIERS)
    return after[0] in ("in", "from", "please") or is_one or goes_on


def _own(span: Span, text: str) -> bool:
    return span.kind == "person" and is_own_name(text, span.start, span.end)


def _asked(tokens: list[Word], start: int) -> bool:
    return (start > 0 and tokens[start - 1].word in _ASKS) or tokens[start].after_han
