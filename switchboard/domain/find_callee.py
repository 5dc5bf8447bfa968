"""Who is meant: from a caller's words to people and departments of the directory (B2, B3)."""

from __future__ import annotations

from switchboard.domain.lookup.alike import Names
from switchboard.domain.lookup.choose import choose
from switchboard.domain.lookup.finder import Finder
from switchboard.domain.lookup.spotter import Spotter
from switchboard.domain.lookup.tables import Tables
from switchboard.domain.lookup.values import MAX_CHOICES, Candidate, Lookup, Mention
from switchboard.domain.people import Directory

__all__ = ["MAX_CHOICES", "CalleeIndex", "Candidate", "Lookup", "Mention"]


class CalleeIndex:
    """All by which callers name the people and departments of one directory; built once, then read only.

    Names are looked up by keys (written, by sound, by folded sound, by title ...), never by a scan, so that a
    look-up among 100,000 people takes well under 5 ms. Safe to use from several threads."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._tables = Tables(directory)
        self._finder = Finder(self._tables)
        self._spotter = Spotter(self._tables, directory)
        self.names = Names(self._tables)
        self._by_extension = {d.extension: d.target for d in directory.departments if d.extension}
        for person in directory.people:
            self._by_extension.setdefault(person.extension, person.target)
        self._by_extension.pop("", None)
        # tables of sounds and lists of words are made at their first use: not while a caller waits
        self.find("预热", phonetic=True)
        self.spot("预热")

    def find(self, spoken: str, *, department: str | None = None, phonetic: bool = False) -> Lookup:
        """Who is meant by a phrase such as 「销售部的王伟」「王总」 "David in sales" 「八零零一」.

        The surest reading wins and only its candidates count: what is written so, what sounds so, a surname
        with a title, a role of a department, a given name; then, as ``near`` only, what a dialect or one
        mistaken sound may have made of it. Two that are equally good are never decided between: ``several``.

        ``department`` (a code) keeps only its members. ``phonetic``: the words come from a recogniser, which
        picks characters by sound: 王伟, 王玮 and 汪伟 are then equally good (the ones written so come first)
        unless department, title or a spelled character (「弓长张」) decides. Typed words are taken
        as written.
        """
        scope = self._tables.departments.members.get(department, frozenset()) if department else None
        return self._finder.find(spoken, by_extension=self._by_extension, scope=scope, phonetic=phonetic)

    def choose(self, answer: str, targets: tuple[str, ...]) -> Lookup:
        """The answer to 「A，还是 B？」: who of ``targets`` is meant, ``none`` if the words fit none of them.

        Here the caller has just heard the choices: a department, a title, 「第二个」, or (unlike
        ``find``) just
        the right characters decide."""
        return choose(self, answer, targets)

    def spot(self, text: str, *, phonetic: bool = True) -> tuple[Mention, ...]:
        """Every person, department, extension and subject named inside a whole sentence, left to right.

        The longest sensible match; sounds count where a name may stand. A department right beside a person
        narrows the person's targets. ``phonetic`` as in ``find``."""
        return self._spotter.spot(text, by_extension=self._by_extension, phonetic=phonetic)

    def whose_matter(self, matter: str) -> tuple[str, ...]:
        """Targets of the departments that have a matter of ``words/subjects.txt``; empty: nobody."""
        departments = self._tables.departments.departments
        return tuple(
            departments[position].target for position in self._tables.matters.holders.get(matter, ())
        )
