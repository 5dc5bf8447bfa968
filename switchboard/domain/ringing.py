"""Which numbers may be dialled for a target, in order (C4, C12). The only source of outgoing numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from switchboard.domain.errors import NotInDirectory
from switchboard.domain.people import Directory

PREMIUM = re.compile(r"^(\+86)?(0?16[089]|96|12590|0900|900)|^\+1900|^\+44(9|870)|^\+(881|882|883|870|979)")
ADDRESS = re.compile(r"^(\+?[0-9]{3,15}|sips?:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+)$")


@dataclass(frozen=True)
class RingStep:
    """One telephone to ring: ``number`` as the carrier takes it, whose it is, the language to speak there."""

    number: str
    target: str
    language: str


def plan_ringing(
    directory: Directory, target: str, *, extension_address: str, operator_extension: str
) -> tuple[RingStep, ...]:
    """The desk of the target.

    Raises:
        NotInDirectory: nobody has that extension, or the address would cost money.
    """
    if target == "operator":
        return (RingStep(_address(operator_extension, extension_address), target, "zh"),)
    found = directory.resolve(target)
    if found is None:
        raise NotInDirectory(f"{target.partition(':')[0]} is not in the directory")
    person = directory.person(found) if found.startswith("person:") else None
    department = directory.department(found) if person is None else None
    extension = person.extension if person else department.extension if department else ""
    if not extension:
        raise NotInDirectory("the entry has no extension")
    language = person.languages[0] if person and person.languages else "zh"
    return (RingStep(_address(extension, extension_address), found, language),)


def _address(extension: str, extension_address: str) -> str:
    if not extension.isdigit() or len(extension) > 6:
        raise NotInDirectory("not an extension")  # a long number in that column is somebody's outside line
    number = extension_address.format(extension=extension)
    if not ADDRESS.match(number) or PREMIUM.match(number):
        raise NotInDirectory("the address of extensions leads outside")
    return number
