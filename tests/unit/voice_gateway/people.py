"""People for tests of the gateway."""

from __future__ import annotations

from typing import Any

from switchboard.domain.people import Person, Rank


def person(person_id: str, name: str, **fields: Any) -> Person:
    defaults: dict[str, Any] = {
        "name_en": "",
        "department": "sales",
        "title_zh": "",
        "title_en": "",
        "rank": Rank.STAFF,
        "extension": "",
        "mobile": "",
        "email": "",
        "secretary": None,
        "deputy": None,
        "aliases": (),
        "languages": ("zh",),
    }
    return Person(id=person_id, name=name, **(defaults | fields))
