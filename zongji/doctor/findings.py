"""One thing looked at, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["fine", "warning", "problem"]


@dataclass(frozen=True)
class Finding:
    """``what``: key of its name in ``zongji.words``; ``hint``: what to do, "" when all is well."""

    what: str
    state: State
    found: str
    hint: str = ""
