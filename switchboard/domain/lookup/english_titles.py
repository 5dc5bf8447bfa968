"""English titles as callers say them with a name: "Lawyer Han", "General Manager Zhang", "your GM"."""

from __future__ import annotations

from collections.abc import Iterable

from switchboard.domain.lookup.english import tokens
from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.lookup.spans import ENOUGH_TO_TELL_APART
from switchboard.domain.lookup.tables import SMALL_WORDS, Tables
from switchboard.domain.lookup.titles import FAIR, LOOSE, STRONG, title_words

# A title said before a surname, and the Chinese ones that it stands for, the best first.
STANDS_FOR = {
    "manager": ("经理",), "director": ("总监", "主任"), "supervisor": ("主管",), "engineer": ("工程师", "工"),
    "lawyer": ("律师",), "attorney": ("律师",), "solicitor": ("律师",), "accountant": ("会计",),
    "president": ("总裁", "总经理", "总"), "chairman": ("董事长", "董"), "chairwoman": ("董事长", "董"),
    "chair": ("董事长", "董"), "secretary": ("秘书",), "cashier": ("出纳",), "architect": ("架构师",),
    "designer": ("设计师",), "assistant": ("助理",), "consultant": ("顾问",), "adviser": ("顾问",),
    "officer": ("专员",), "foreman": ("班长",), "nurse": ("护士",), "dean": ("院长",), "boss": ("总",),
}  # fmt: skip
_TOP = (("general", "manager"), ("president",), ("managing", "director"))
SHORT_FOR = {
    "gm": _TOP,
    "ceo": (("chief", "executive", "officer"), *_TOP),
    "cfo": (("chief", "financial", "officer"), ("finance", "director")),
    "cto": (("chief", "technology", "officer"), ("technology", "director")),
    "dgm": (("deputy", "general", "manager"),),
    "vp": (("vice", "president"),),
}
SAME_AS = {"chair": "chairman", "chairwoman": "chairman", "chairperson": "chairman"}


def in_full(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """``("gm", "office")`` → ``[("general", "manager", "office"), ...]``; other words as they are."""
    for at, word in enumerate(words):
        if word in SHORT_FOR:
            return [(*words[:at], *full, *words[at + 1 :]) for full in SHORT_FOR[word]]
    return [words]


class EnglishTitles:
    def __init__(self, tables: Tables) -> None:
        self._t = tables
        titles = {person.title_en for person in tables.people}
        self._last_words = {words[-1] for title in titles if (words := tokens(plain(title)))}

    def bearers(self, words: tuple[str, ...]) -> tuple[int, ...]:
        """Whose whole title the words are, in any order: "secretary of your GM"."""
        if len(words) > 1:
            words = tuple(SAME_AS.get(word, word) for word in words)
        if "in" in words:  # "is your GM in the office"
            return ()
        return next((people for full in in_full(words) if (people := self._whole(full))), ())

    def _whole(self, words: Iterable[str]) -> tuple[int, ...]:
        title = frozenset(w for w in words if w not in SMALL_WORDS)
        return tuple(self._t.title_en.get(title, ()))

    def titled(self, words: tuple[str, ...]) -> tuple[int, ...]:
        """ "lawyer han", "manager wang wei", "general manager zhang": those of the name with that title."""
        title, name = words[:1], words[1:]
        bearers = self.bearers(words[:-1])
        if bearers:
            called_so = set(self._t.latin_surname.get(words[-1], ()))
            return tuple(p for p in bearers if p in called_so)
        if not (title[0] in STANDS_FOR or title[0] in self._last_words) or len(name) > 2:
            return ()
        table = self._t.latin_surname if len(name) == 1 else self._t.latin
        called = table.get("".join(name), ())[:ENOUGH_TO_TELL_APART]
        if len(name) == 1:
            for chinese in STANDS_FOR.get(title[0], ()):
                nicknamed = [p for p in called if self._is_nicknamed(p, chinese)]
                slot = self._t.titled.get(f"{name[0]}|{chinese}", {})
                for strength in (STRONG, FAIR, LOOSE):
                    found = (*(nicknamed if strength == STRONG else ()), *slot.get(strength, ()))
                    if found:
                        return tuple(dict.fromkeys(found))
        return tuple(p for p in called if self._bears(p, title[0]))

    def _is_nicknamed(self, position: int, title: str) -> bool:
        """宁工 for one who is an inspection supervisor."""
        return any(plain(alias).endswith(title) for alias in self._t.people[position].aliases)

    def _bears(self, position: int, title: str) -> bool:
        person = self._t.people[position]
        chinese = title_words(person)
        return title in tokens(plain(person.title_en)) or any(
            word in chinese for word in STANDS_FOR.get(title, ())
        )
