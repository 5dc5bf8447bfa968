"""People by what a Chinese phrase calls them: the surest reading first, and only that one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from switchboard.domain.lookup.hits import NOTHING, Hits, Limits
from switchboard.domain.lookup.near_sounds import near_syllables
from switchboard.domain.lookup.sounds import folded, folded_key, key, syllables
from switchboard.domain.lookup.surnames import surname_length
from switchboard.domain.lookup.tables import Tables, name_sounds, surname_sound
from switchboard.domain.lookup.titles import FAIR, LOOSE, POLITE, STRONG, WORD_BY_SOUND, WORDS, title_words
from switchboard.domain.people import Rank

FAMILIAR = "小老阿大"
RANKS = list(Rank)  # from the top down
JUNIOR = {Rank.STAFF, Rank.SUPERVISOR, Rank.SECRETARY}
TOO_MANY_TO_SIFT = 200
MIN_NAME, MAX_NAME = 2, 5


class ChineseNames:
    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def find(self, words: str, limits: Limits) -> Hits:
        """``words`` is a name, a surname with a title, a given name or a nickname, without anything
        around it."""
        for step in (self._titled, self._familiar, self._named, self._given, self._surname_alone):
            hits = step(words, limits)
            if hits:
                return hits
        return NOTHING

    def find_said(self, words: str, limits: Limits) -> Hits:
        """As ``find``, but full names and surnames with titles only: for parts of a phrase."""
        return self._titled(words, limits) or self._named(words, limits)

    def find_near(self, words: str, limits: Limits) -> Hits:
        """What may have been meant when nobody is called so: dialect first, then one sound mistaken."""
        base, title = split_title(words)
        if title and 0 < len(base) <= 2:
            hits = self._near_titled(base, title, limits)
            hits = hits or Hits(
                "elsewhere", limits.within(self._t, self._with_surname(base, limits)), near=True
            )
            if hits:
                return hits
        name = base if title and len(base) >= MIN_NAME else words
        if not MIN_NAME <= len(name) <= MAX_NAME:
            return NOTHING
        return self._by_dialect(name, limits) or self._by_spelling(name, limits)

    # -- names ---------------------------------------------------------------------------------------------

    def _named(self, words: str, limits: Limits) -> Hits:
        """Full name or nickname; what is heard the same counts as said when the words were spoken."""
        written = limits.within(self._t, self._t.written.get(words, ()))
        if written and not limits.phonetic:
            return Hits("name", written, exact=frozenset(written))
        if len(words) < MIN_NAME and not written:
            return NOTHING
        heard = limits.within(self._t, self._by_sound(words))
        if written:
            everyone = tuple(dict.fromkeys((*written, *heard)))
            return Hits(
                "name" if len(everyone) == len(written) else "sound", everyone, exact=frozenset(written)
            )
        return Hits("sound", heard if limits.phonetic else self._most_alike(words, heard))

    def _by_sound(self, words: str) -> list[int]:
        default, surname = key(syllables(words)), key(name_sounds(words))
        found = self._t.heard.get(surname, [])
        if default != surname:
            found = list(dict.fromkeys((*found, *self._t.heard.get(default, ()))))
        return found

    def _most_alike(self, words: str, positions: tuple[int, ...]) -> tuple[int, ...]:
        """Typed words: of those that sound the same, the ones that share the most characters."""
        if len(positions) < 2:
            return positions
        shared = {p: sum(a == b for a, b in zip(words, self._t.names[p], strict=False)) for p in positions}
        best = max(shared.values())
        return tuple(p for p in positions if shared[p] == best)

    # -- titles --------------------------------------------------------------------------------------------

    def _titled(self, words: str, limits: Limits) -> Hits:
        """王总, 李经理, 王伟经理, 经理王伟. A nickname that is a title as well (张总) stands beside
        the real titles."""
        base, title = split_title(words)
        if not title:
            return NOTHING
        if len(base) == max(1, surname_length(base + "某")):
            return self._surname_and_title(words, base, title, limits)
        hits = self._named(base, limits) or self._given(base, limits)
        fitting = tuple(p for p in hits.people if self._bears(p, title))
        if fitting:
            return Hits(hits.how, fitting, exact=hits.exact & frozenset(fitting))
        return hits if title in POLITE else NOTHING

    def _surname_and_title(self, words: str, base: str, title: str, limits: Limits) -> Hits:
        nicknamed = self._nicknamed(words, limits)
        slot = self._t.titled.get(f"{surname_sound(base)}|{title}", {})
        if title in POLITE:
            slot = {STRONG: self._t.surname.get(surname_sound(base), [])}
        for strength in (STRONG, FAIR, LOOSE):
            titled = tuple(slot.get(strength, ()))
            if not limits.phonetic or words in self._t.written:
                titled = self._same_surname(base, titled)
            named = (*nicknamed, *titled) if strength == STRONG else titled
            found = limits.within(self._t, dict.fromkeys(named))
            if found:
                exact = frozenset(p for p in found if self._t.names[p].startswith(base))
                return Hits("title", found, exact=exact if limits.phonetic else frozenset())
        return NOTHING

    def _nicknamed(self, words: str, limits: Limits) -> list[int]:
        """Who is called just so; on the telephone those as well whose nickname sounds the same, but not below
        one who is written so: 张总 is the general manager, 章总 his deputy."""
        written = self._t.written.get(words, [])
        if not limits.phonetic:
            return written
        highest = min((self._place(p) for p in written), default=len(RANKS))
        return [
            *written,
            *(p for p in self._by_sound(words) if p not in written and self._place(p) <= highest),
        ]

    def _place(self, position: int) -> int:
        return RANKS.index(self._t.people[position].rank)

    def _same_surname(self, base: str, positions: tuple[int, ...]) -> tuple[int, ...]:
        """Typed words: 章总 is not 张总, unless there is no 章总 at all."""
        return tuple(p for p in positions if self._t.names[p].startswith(base)) or positions

    def _bears(self, position: int, title: str) -> bool:
        person = self._t.people[position]
        return title in person.title_zh or title in title_words(person)

    def _near_titled(self, base: str, title: str, limits: Limits) -> Hits:
        own = surname_sound(base)
        others = sorted(self._t.surname_dialect.get(folded_key(name_sounds(base)), set()) - {own})
        for strength in (STRONG, FAIR):
            slots = [self._t.titled.get(f"{other}|{title}", {}).get(strength, ()) for other in others]
            found = limits.within(self._t, [p for slot in slots for p in slot])
            if found:
                return Hits("dialect", found, near=True)
        return NOTHING

    # -- parts of names ------------------------------------------------------------------------------------

    def _given(self, words: str, limits: Limits) -> Hits:
        written = limits.within(self._t, self._t.given.get(words, ()))
        if written and not limits.phonetic:
            return Hits("given", written)
        heard = limits.within(self._t, self._t.given_heard.get(key(syllables(words)), ()))
        return Hits("given", tuple(dict.fromkeys((*written, *heard))))

    def _familiar(self, words: str, limits: Limits) -> Hits:
        """小王, 老蒋: whoever is called so or has the surname; 小 only among those whom one may call so."""
        if len(words) != 2 or words[0] not in FAMILIAR:
            return NOTHING
        nicknamed = limits.within(self._t, self._nicknamed(words, limits))
        found = limits.within(self._t, self._with_surname(words[1], limits))
        if words in self._t.written:
            found = tuple(p for p in found if self._t.names[p].startswith(words[1]))
        if words[0] == "小" and len(found) <= TOO_MANY_TO_SIFT:
            found = tuple(p for p in found if self._t.people[p].rank in JUNIOR) or found
        elif words[0] != "小" and nicknamed:
            found = ()
        return Hits("alias" if nicknamed else "given", tuple(dict.fromkeys((*nicknamed, *found))))

    def _surname_alone(self, words: str, limits: Limits) -> Hits:
        """姓王的, or 王 within a department."""
        surname = words[1:].rstrip("的") if words.startswith("姓") else words
        if len(surname) != 1 or (surname == words and limits.scope is None and not limits.certain):
            return NOTHING
        return Hits("given", limits.within(self._t, self._with_surname(surname, limits)))

    def _with_surname(self, surname: str, limits: Limits) -> Iterable[int]:
        found = self._t.surname.get(surname_sound(surname), [])
        if limits.phonetic or len(found) > TOO_MANY_TO_SIFT:
            return found
        return self._same_surname(surname, tuple(found))

    # -- near ----------------------------------------------------------------------------------------------

    def _by_dialect(self, name: str, limits: Limits) -> Hits:
        found = self._t.dialect.get(folded_key(name_sounds(name)), ())
        return Hits("dialect", limits.within(self._t, found), near=True)

    def _by_spelling(self, name: str, limits: Limits) -> Hits:
        found: dict[int, None] = {}
        for other in _one_sound_off(name_sounds(name)):
            found.update(dict.fromkeys(self._t.heard.get(other, ())))
        if len(name) == 2:
            found.update(dict.fromkeys(self._t.partial.get(key(name_sounds(name)), ())))
        positions = limits.within(self._t, found)
        return Hits("spelling", self._most_alike(name, positions), near=True)


def _one_sound_off(sounds: list[str]) -> Iterator[str]:
    """Keys with one sound taken for another, in each sound's own or its dialect form; or with one
    sound too many."""
    for place, own in enumerate(sounds):
        for other in near_syllables(own):
            yield key([*sounds[:place], other, *sounds[place + 1 :]])
        if len(sounds) > 2:
            yield key([*sounds[:place], *sounds[place + 1 :]])
    if len(sounds) > 2:
        yield key([*sounds[:-2], sounds[-1], sounds[-2]])  # 朱博文 for 朱文博
    if len(sounds) > 2 and any(folded(s) != s for s in sounds):
        for place in range(len(sounds)):
            yield key([s if n == place else folded(s) for n, s in enumerate(sounds)])


def split_title(words: str) -> tuple[str, str]:
    """「王伟经理」「经理王伟」「王精理」 → (``王伟``, ``经理``); (words, "") without a title."""
    for word in (*POLITE, *WORDS):
        if words.endswith(word) and len(words) > len(word):
            return words[: -len(word)], word
    for size in (4, 3, 2):
        if len(words) > size:
            word = WORD_BY_SOUND.get(key(syllables(words[-size:])), "")
            if word:
                return words[:-size], word
    for word in WORDS:
        if len(word) > 1 and words.startswith(word) and len(words) - len(word) >= MIN_NAME:
            return words[len(word) :], word
    return words, ""
