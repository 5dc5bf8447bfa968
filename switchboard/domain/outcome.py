"""How a turn or a call is summed up: what the receptionist set about, for whom, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

# fmt: off
GOALS = (
    "connect", "ask_which", "screen", "secretary", "complaint", "message", "number", "info", "visit",
    "ticket_status", "callback", "emergency", "operator", "refuse", "wrong_number", "language", "repeat",
    "goodbye", "other",
)
# Turns by the way: they do not change what a call is about.
PASSING_GOALS = frozenset({"language", "repeat", "goodbye", "other"})

DISPOSITIONS = (
    "connected", "message_taken", "ticket_opened", "answered", "handed_off", "refused", "abandoned", "failed",
)
# fmt: on


@dataclass(frozen=True)
class Outcome:
    """Travels beside a reply as ``{"outcome": {"goal": ..., "target": ..., "disposition": ...}}``.

    ``target`` is ``person:ID``, ``department:CODE``, ``extension:N`` or a notice-board topic. A field that
    is None leaves what was reported before as it is.
    """

    goal: str | None = None
    target: str | None = None
    disposition: str | None = None

    def then(self, news: Outcome) -> Outcome:
        """After one more turn: what is None stays, and a passing goal does not replace a real one.

        That one question was answered says nothing of the next wish: it is open until something comes of it.
        """
        passing = news.goal in PASSING_GOALS and self.goal not in (None, *PASSING_GOALS)
        goal = self.goal if passing else news.goal or self.goal
        is_open_again = self.disposition == "answered" and goal != self.goal
        return Outcome(
            goal=goal,
            target=news.target or self.target,
            disposition=news.disposition or (None if is_open_again else self.disposition),
        )
