"""Every key by which the entries of one directory are found. Built once, then only read; no search
scans it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from switchboard.domain.lookup.department_tables import DepartmentTables
from switchboard.domain.lookup.english import english_sound, tokens
from switchboard.domain.lookup.matter_tables import MatterTables
from switchboard.domain.lookup.misspelt import Vocabulary
from switchboard.domain.lookup.plain_text import is_han, plain
from switchboard.domain.lookup.sounds import SURNAME_SOUND, folded_key, key, syllables
from switchboard.domain.lookup.surnames import surname_length
from switchboard.domain.lookup.titles import RANK_TITLES, RANK_TITLES_EN, title_words
from switchboard.domain.people import Directory, Person

Postings = dict[str, list[int]]  # key → positions in ``people``
SMALL_WORDS = frozenset(("to", "the", "of", "for", "a", "in", "and", "your", "our"))


def _postings() -> Postings:
    return defaultdict(list)


class Tables:
    """People by every key. A person's position in ``people`` stands for the person."""

    def __init__(self, directory: Directory) -> None:
        self.people = directory.people
        self._at = {person.id: position for position, person in enumerate(directory.people)}
        self.names = [plain(person.name) for person in directory.people]
        self.departments = DepartmentTables(directory)
        self.matters = MatterTables(self.departments)
        self.written = _postings()  # names and aliases, as written in plain text
        self.heard = _postings()  # the same by sound
        self.dialect = _postings()  # the same by folded sound
        self.partial = _postings()  # names of three characters without one of them, by sound
        self.given = _postings()  # 志强, as written
        self.given_heard = _postings()
        self.surname = _postings()  # by sound
        self.titled: dict[str, dict[int, list[int]]] = {}  # "zhang|经理" → strength → positions
        self.title = _postings()  # the whole title, as written
        self.title_heard = _postings()
        self.role = _postings()  # title word alone: 秘书
        self.latin = (
            _postings()
        )  # names and aliases in letters, joined: "wangwei" "weiwang" "david" "davidwang"
        self.latin_surname = _postings()
        self.latin_given = _postings()
        self.latin_heard = _postings()
        self.nicknames: set[str] = set()  # in letters: "david"
        self.title_en: dict[frozenset[str], list[int]] = defaultdict(list)
        self.longest_written = 2
        self.longest_title = 2
        self.surname_dialect: dict[str, set[str]] = defaultdict(set)  # folded sound → surname sounds
        for position, person in enumerate(directory.people):
            self._add(position, person)
        self.top_titles: set[str] = set()  # of the one who leads the company, or its board
        self._add_titles_of_ranks()
        # single names in letters, and the words of departments, subjects and titles
        self.name_words = Vocabulary({*self.nicknames, *self.latin_given, *self.latin_surname})
        self.other_words = Vocabulary(
            word for phrase in (*self.departments.phrases(), *self.title_en) for word in phrase
        )

    def _add(self, position: int, person: Person) -> None:
        name = self.names[position]
        length = surname_length(name)
        if length:
            self._add_chinese_name(position, name, length)
        if person.name_en or not length:
            self._add_latin_name(position, person.name_en or person.name)
        for alias in person.aliases:
            self._add_alias(position, plain(alias), person)
        if person.title_zh:
            title = plain(person.title_zh)
            self.title[title].append(position)
            self.longest_title = max(self.longest_title, len(title))
            self.title_heard[key(syllables(title))].append(position)
        if person.title_en:
            self.title_en[
                frozenset(t for t in tokens(plain(person.title_en)) if t not in SMALL_WORDS)
            ].append(position)
        surname = surname_sound(name[:length]) if length else ""
        for word, strength in title_words(person).items():
            if surname:
                slot = self.titled.setdefault(f"{surname}|{word}", {})
                slot.setdefault(strength, []).append(position)
            if strength > 1 and person.title_zh.endswith(word):
                self.role[word].append(position)

    def _add_titles_of_ranks(self) -> None:
        """Where a rank has one bearer, and nobody bears the title: 总裁 is 总经理 as well."""
        for rank, titles in RANK_TITLES.items():
            bearers = [position for position, person in enumerate(self.people) if person.rank is rank]
            if len(bearers) != 1:
                continue
            for title in titles:
                if self.title.get(title, bearers) != bearers:
                    continue
                self.title[title] = bearers
                self.top_titles.add(title)
                self.longest_title = max(self.longest_title, len(title))
            for english in RANK_TITLES_EN[rank]:
                words = frozenset(t for t in tokens(english) if t not in SMALL_WORDS)
                self.title_en.setdefault(words, bearers)

    def secretaries(self, positions: Iterable[int]) -> tuple[int, ...]:
        """Who keeps the diaries of those at ``positions``."""
        kept_by = (self.people[position].secretary for position in positions)
        return tuple(dict.fromkeys(self._at[one] for one in kept_by if one in self._at))

    def _add_chinese_name(self, position: int, name: str, length: int) -> None:
        self._add_written(position, name, name_sounds(name))
        sounds = name_sounds(name)
        own_sound = key(sounds[:length])
        self.surname[own_sound].append(position)
        self.surname_dialect[folded_key(sounds[:length])].add(own_sound)
        if len(name) - length > 1:
            self.given[name[length:]].append(position)
            self.given_heard[key(sounds[length:])].append(position)
        if len(sounds) == 3:
            for gap in (1, 2):
                self.partial[key([*sounds[:gap], *sounds[gap + 1 :]])].append(position)

    def _add_written(self, position: int, surface: str, sounds: list[str]) -> None:
        _once(self.written[surface], position)
        _once(self.heard[key(sounds)], position)
        _once(self.dialect[folded_key(sounds)], position)
        self.longest_written = max(self.longest_written, len(surface))

    def _add_alias(self, position: int, alias: str, person: Person) -> None:
        if any(is_han(c) for c in alias):
            self._add_written(position, alias, name_sounds(alias))
            return
        joined = "".join(tokens(alias))
        self.nicknames.add(joined)
        self._add_latin(position, joined)
        surname = tokens(plain(person.name_en))[:1]
        for other in surname:
            self._add_latin(position, joined + other)
            self._add_latin(position, other + joined)

    def _add_latin(self, position: int, joined: str) -> None:
        if joined:
            _once(self.latin[joined], position)
            _once(self.latin_heard[english_sound(joined)], position)

    def _add_latin_name(self, position: int, name_en: str) -> None:
        parts = tokens(plain(name_en))
        if not parts:
            return
        self._add_latin(position, "".join(parts))
        self._add_latin(position, "".join(reversed(parts)))
        if len(parts) > 1:
            # Chinese names begin with the surname, others end with it; a lone name may be either.
            chinese = surname_length(plain(self.people[position].name)) > 0
            surname, given = (parts[0], parts[1:]) if chinese else (parts[-1], parts[:-1])
            self.latin_surname[surname].append(position)
            self.latin_given["".join(given)].append(position)


def _once(positions: list[int], position: int) -> None:
    if not positions or positions[-1] != position:  # people come in order
        positions.append(position)


def name_sounds(name: str) -> list[str]:
    """Sounds of a name: its first character may have a sound of its own as a surname."""
    sounds = syllables(name)
    if sounds:
        sounds[0] = SURNAME_SOUND.get(name[0], sounds[0])
    return sounds


def surname_sound(surname: str) -> str:
    return key(name_sounds(surname))
