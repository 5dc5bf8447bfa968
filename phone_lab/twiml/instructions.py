"""Where a call's next instructions come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class Fetch:
    """Ask the customer's server; ``parameters`` go beside those that every request carries."""

    url: str
    method: str = "POST"
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Inline:
    """TwiML that came by REST."""

    twiml: str


Instructions = Fetch | Inline


class Finished(Enum):
    """A verb has ended the call."""

    HANG_UP = "hang_up"


# None: go on with the next verb of the document.
Outcome = Instructions | Finished | None
