"""One sentence to the running bot, in a conversation of its own: the right goal, and the right target?"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.client import Bot, BotDown
from bot.evaluation.at_once import at_once
from bot.evaluation.heldout import Saying
from bot.evaluation.leading_on import leads_on
from bot.evaluation.noise import mishear
from switchboard.domain.call_events import CallEvent
from switchboard.domain.people import Directory

CALLER = "+8613811112222"


@dataclass(frozen=True)
class Heard:
    """What was said (``words``: with the noise), and what came of it. ``company``: None is the sample."""

    saying: Saying
    words: str = field(repr=False)
    goal: str
    target: str
    replies: tuple[str, ...]
    command: str = ""
    company: Directory | None = None

    @property
    def right_goal(self) -> bool:
        return self.goal == self.saying.goal

    @property
    def right(self) -> bool:
        """The goal, and the target where one is expected."""
        return self.right_goal and self.saying.target in (None, self.target)

    @property
    def helped(self) -> bool:
        """Not right, but the right thing is asked or offered, and nothing is done that ends the chance."""
        return leads_on(
            goal=self.saying.goal or "",
            target=self.saying.target,
            got_goal=self.goal,
            got_target=self.target,
            replies=self.replies,
            command=self.command,
            company=self.company,
        )


async def say_first(
    bot: Bot, saying: Saying, *, rate: float = 0.0, seed: int = 0, company: Directory | None = None
) -> Heard:
    words = mishear(saying.say, rate=rate, seed=seed) if rate else saying.say
    conversation = f"EV{uuid.uuid4().hex}"
    about = {"channel": "voice", "caller_number": CALLER}
    try:
        await bot.tell(conversation, CallEvent.CALL_STARTED, **about)
        reply = await bot.say(conversation, words, language=saying.language, **about)
    except BotDown:
        return Heard(saying, words, "no_answer", "", ())
    goal, target = reply.outcome.goal or "other", reply.outcome.target or ""
    command = reply.command.name if reply.command else ""
    return Heard(saying, words, goal, target, reply.texts, command, company)


async def say_all(
    bot: Bot, sayings: Iterable[Saying], *, rate: float, seeds: int, company: Directory | None = None
) -> list[Heard]:
    """Every saying that has a goal; misheard ones in ``seeds`` different ways."""
    judged = [saying for saying in sayings if saying.goal]
    jobs = [(saying, seed) for seed in range(seeds if rate else 1) for saying in judged]
    return await at_once(jobs, lambda job: say_first(bot, job[0], rate=rate, seed=job[1], company=company))
