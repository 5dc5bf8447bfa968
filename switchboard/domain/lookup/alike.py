"""Names of the directory that a few heard characters, or a heard word, may be, whatever is around them."""

from __future__ import annotations

from dataclasses import dataclass

from switchboard.domain.lookup.chinese_names import FAMILIAR
from switchboard.domain.lookup.english import CARRIERS, singular
from switchboard.domain.lookup.english_titles import SHORT_FOR
from switchboard.domain.lookup.misspelt import Vocabulary, is_ordinary
from switchboard.domain.lookup.ordinary import FUNCTION, shared
from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.lookup.sounds import key, syllables
from switchboard.domain.lookup.surnames import COMMON
from switchboard.domain.lookup.tables import Tables, name_sounds
from switchboard.domain.lookup.values import MAX_CHOICES

SHORTEST, LONGEST = 2, 6  # characters of a Chinese name
SHORTEST_WORD = 2  # letters of an English one: Li, HR
SHORTEST_TITLE = 3  # characters: 副董事长 is no misheard name
SHORTEST_NEAR = 4  # of one that may be misspelt


@dataclass(frozen=True)
class Alike:
    """``surface`` is the name as the directory writes it. ``kind``: person | department."""

    kind: str
    surface: str


class Names:
    """The tables of one directory, asked without a sentence; read only."""

    def __init__(self, tables: Tables) -> None:
        self._t = tables
        places = tables.departments
        self._departments: dict[str, list[str]] = {}
        for surface in (*places.written, *places.short):
            if len(surface) >= SHORTEST:
                self._departments.setdefault(key(syllables(surface)), []).append(surface)
        self._words = {word for words in places.latin for word in words if len(word) >= SHORTEST_WORD}
        # "h r": left as they are; "i" and "a" are words, "t" may be what is left of "to"
        self._letters = {c for words in places.latin if len(words[0]) == 2 for c in words[0]} - set("iat")
        self._first_names = (tables.latin, tables.latin_given, tables.latin_surname)
        self._places = Vocabulary(word for word in self._words - CARRIERS if len(word) >= SHORTEST_NEAR)

    @property
    def people(self) -> int:
        return len(self._t.people)

    def sounding_like(self, characters: str) -> list[Alike]:
        """People and departments with the same sounds, tones aside, in the same number of characters."""
        if not SHORTEST <= len(characters) <= LONGEST:
            return []
        familiar = len(characters) == SHORTEST and characters[0] in FAMILIAR and characters[1] in COMMON
        if familiar and characters not in self._t.written:
            return [Alike("person", characters)]  # 小王 may be any 王, not only the one who is called 小汪
        own, default = key(name_sounds(characters)), key(syllables(characters))
        found = dict.fromkeys(
            surface
            for sounds in (own, default)
            for position in self._t.heard.get(sounds, ())
            for surface in self._surfaces(position)
            if len(surface) == len(characters) and key(name_sounds(surface)) in (own, default)
            if shared(characters, surface) or FUNCTION.isdisjoint(characters)  # 碰过 is not 彭国
        )
        bearers = self._t.title_heard.get(default, ())
        if len(characters) >= SHORTEST_TITLE and len(bearers) <= MAX_CHOICES:  # not 工程师, of dozens
            found.update(dict.fromkeys(plain(self._t.people[p].title_zh) for p in bearers[:1]))
        people = [Alike("person", surface) for surface in found]
        return people + [Alike("department", surface) for surface in self._departments.get(default, ())]

    def _surfaces(self, position: int) -> tuple[str, ...]:
        return (self._t.names[position], *map(plain, self._t.people[position].aliases))

    def kind_of(self, word: str) -> str:
        """person | department, when an English word is part of a name as it is; else empty."""
        bare = singular(word)
        if bare in self._letters:
            return "department"
        if len(bare) < SHORTEST_WORD or bare in CARRIERS:
            return ""
        if bare in SHORT_FOR or any(bare in table for table in self._first_names):
            return "person"
        return "department" if bare in self._words else ""

    def spelt_like(self, word: str) -> list[Alike]:
        """Single English names, and words of departments' names, with one letter wrong."""
        if len(word) < SHORTEST_NEAR:
            return []
        near = () if is_ordinary(word) else self._t.name_words.near(word, shortest=1)
        people = [Alike("person", name) for name in near]
        return people + [Alike("department", name) for name in self._places.near(word, shortest=1)]
