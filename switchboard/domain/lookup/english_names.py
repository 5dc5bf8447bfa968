"""People and departments by what an English phrase calls them."""

from __future__ import annotations

from itertools import product

from switchboard.domain.lookup.english import CARRIERS, GENERIC, english_sound, tokens
from switchboard.domain.lookup.hits import NOTHING, Hits, Limits
from switchboard.domain.lookup.misspelt import SHORTEST_WORD
from switchboard.domain.lookup.tables import SMALL_WORDS, Tables
from switchboard.domain.lookup.titles import ENGLISH_HEAD, ENGLISH_POLITE

MAX_TOKENS = 12
FULL_NAME = 2  # words
LONGEST_DEPARTMENT = 5


class EnglishNames:
    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def find(self, text: str, limits: Limits) -> Hits:
        """``text`` is plain and without Chinese: "david in sales", "head of finance", "ms li", "wei wang"."""
        words = tokens(text)
        department, rest = self._take_department(words)
        names = [w for w in rest if w not in CARRIERS and w not in GENERIC][:MAX_TOKENS]
        titled = self._titled([w for w in words if w not in CARRIERS - ENGLISH_HEAD], limits)
        if titled and (department is None or names):  # "general manager's office" is a place
            return titled
        if department is None:
            return self._named(names, limits)
        if not names:
            head = "charge" in words or "responsible" in words
            return self._head(department) if head else Hits("department", departments=tuple(department))
        return self._in_department(names, department, limits)

    def find_near(self, text: str, limits: Limits) -> Hits:
        """One letter off: "Micheal" for Michael."""
        department, rest = self._take_department(tokens(text))
        if department and limits.scope is None:
            limits = Limits(self._members(department), limits.certain, limits.phonetic)
        names = [w for w in rest if w not in CARRIERS and w not in ENGLISH_POLITE | ENGLISH_HEAD][:MAX_TOKENS]
        if not names:
            return NOTHING
        found: dict[int, None] = {}
        # Surname and given name tell who it is between them, however short: "Gao Xis".
        near = [self._t.name_words.near(n, shortest=1 if len(names) > 1 else SHORTEST_WORD) for n in names]
        for place in range(len(names)):
            for other in near[place]:
                joined = "".join([*names[:place], other, *names[place + 1 :]])
                found.update(dict.fromkeys(self._t.latin.get(joined, ())))
                found.update(dict.fromkeys(self._t.latin_given.get(joined, ())))
        if not found and len(names) == FULL_NAME:  # both a little wrong
            for both in product(*near):
                found.update(dict.fromkeys(self._t.latin.get("".join(both), ())))
        return Hits("spelling", limits.within(self._t, found), near=True)

    # -- departments and titles ----------------------------------------------------------------------------

    def _take_department(self, words: list[str]) -> tuple[list[int] | None, list[str]]:
        """The longest department named in ``words``, and the words without it."""
        for size in range(min(LONGEST_DEPARTMENT, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                found = self._t.departments.latin.get(tuple(words[start : start + size]))
                if found and not (
                    size == 1 and words[start] in CARRIERS and len(words) > 1 and not _is_it(words, start)
                ):
                    return found, [*words[:start], *words[start + size :]]
        return None, words

    def _in_department(self, names: list[str], department: list[int], limits: Limits) -> Hits:
        members = self._members(department)
        inside = Limits(members, limits.certain, limits.phonetic)
        if all(name in ENGLISH_HEAD for name in names):
            return self._by_role(names, department, inside) or self._head(department)
        hits = self._named(names, inside)
        if hits:
            return hits
        elsewhere = self._named(names, limits)
        if elsewhere and limits.scope is None:
            return Hits("elsewhere", elsewhere.people, near=True)
        # Nobody of that name anywhere: the department may know (B3).
        return Hits("elsewhere", departments=tuple(department), near=True)

    def _members(self, department: list[int]) -> frozenset[int]:
        places = self._t.departments
        return frozenset().union(
            *(places.members.get(places.departments[d].code, frozenset()) for d in department)
        )

    def _head(self, department: list[int]) -> Hits:
        heads = tuple(h for d in department if (h := self._t.departments.head[d]) is not None)
        return Hits("role", heads) if heads else Hits("department", departments=tuple(department))

    def _by_role(self, names: list[str], department: list[int], inside: Limits) -> Hits:
        """ "the sales manager" where somebody's title says just that."""
        heads = self._head(department).people
        fitting = tuple(h for h in heads if any(n in self._t.people[h].title_en.lower() for n in names))
        return Hits("role", fitting)

    def _titled(self, words: list[str], limits: Limits) -> Hits:
        """A whole title in any order of words: "secretary to the chairman", "director of HR"."""
        title = frozenset(w for w in words if w not in SMALL_WORDS)
        return Hits("title", limits.within(self._t, self._t.title_en.get(title, ())))

    # -- names ---------------------------------------------------------------------------------------------

    def _named(self, names: list[str], limits: Limits) -> Hits:
        polite = [n for n in names if n in ENGLISH_POLITE]
        bare = [n for n in names if n not in ENGLISH_POLITE]
        titles = [n for n in bare if n in ENGLISH_HEAD]
        bare = [n for n in bare if n not in ENGLISH_HEAD] or bare
        if not bare:
            return NOTHING
        joined = "".join(bare)
        if (polite or titles) and len(bare) == 1:
            return self._with_surname(joined, titles, limits) or self._full(joined, limits)
        return (
            self._full(joined, limits)
            or Hits("given", limits.within(self._t, self._t.latin_given.get(joined, ())))
            or Hits("given", limits.within(self._t, self._t.latin_surname.get(joined, ())))
            or Hits("sound", limits.within(self._t, self._t.latin_heard.get(english_sound(joined), ())))
        )

    def _full(self, joined: str, limits: Limits) -> Hits:
        return Hits("name", limits.within(self._t, self._t.latin.get(joined, ())))

    def _with_surname(self, surname: str, titles: list[str], limits: Limits) -> Hits:
        found = limits.within(self._t, self._t.latin_surname.get(surname, ()))
        if titles:
            return Hits(
                "title",
                tuple(p for p in found if any(t in self._t.people[p].title_en.lower() for t in titles)),
            )
        return Hits("title", found)


def _is_it(words: list[str], start: int) -> bool:
    """Whether "it" is the department: "the it department", "it help desk"."""
    if words[start] != "it":
        return False
    after = words[start + 1 : start + 2]
    named = bool(after) and after[0] in ("department", "dept", "help", "support", "center", "team")
    return named or words[max(0, start - 1)] in ("the", "your", "our")
