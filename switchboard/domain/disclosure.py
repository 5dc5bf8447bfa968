"""Which numbers may be told to whom (B5). The rule is a table, so that a company can read and change it."""

from __future__ import annotations

from dataclasses import dataclass

from switchboard.domain.people import Directory, Rank

WITHHELD_RANKS = frozenset(
    {
        Rank.CHAIRMAN,
        Rank.VICE_CHAIRMAN,
        Rank.GENERAL_MANAGER,
        Rank.DEPUTY_GENERAL_MANAGER,
        Rank.DIRECTOR,
        Rank.MANAGER,
    }
)

# (kind of callee, caller class, company open) -> may the extension be told
TELL = {
    ("department", "external", True): True,
    ("department", "external", False): True,
    ("department", "internal", True): True,
    ("department", "internal", False): True,
    ("staff", "external", True): True,
    ("staff", "external", False): False,  # at night a number for a private person invites nuisance calls
    ("staff", "internal", True): True,
    ("staff", "internal", False): True,
}


@dataclass(frozen=True)
class Disclosure:
    """``number`` is an extension, empty unless ``allowed``; ``reason``: public | staff | manager | closed |
    not_in_directory. Mobiles are never here: no rule can give one out."""

    allowed: bool
    number: str
    reason: str


def disclose_number(directory: Directory, target: str, *, caller_class: str, is_open: bool) -> Disclosure:
    """Apply the table. ``caller_class``: external | internal | executive (as internal)."""
    found = directory.resolve(target)
    if found is None:
        return Disclosure(False, "", "not_in_directory")
    caller = "external" if caller_class == "external" else "internal"
    person = directory.person(found) if found.startswith("person:") else None
    if person is None:
        department = directory.department(found)
        number = department.extension if department else ""
        return Disclosure(True, number, "public") if number else Disclosure(False, "", "not_in_directory")
    if person.rank in WITHHELD_RANKS:
        return Disclosure(False, "", "manager")
    if not TELL[("staff", caller, is_open)]:
        return Disclosure(False, "", "closed")
    return (
        Disclosure(True, person.extension, "staff")
        if person.extension
        else Disclosure(False, "", "not_in_directory")
    )
