"""Several conversations at once, as in a real day; what comes of them in the order they were given."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

Asked = TypeVar("Asked")
Answered = TypeVar("Answered")

CONVERSATIONS_AT_ONCE = 4  # two cores: more would only wait for one another


async def at_once(
    asked: Iterable[Asked],
    answer: Callable[[Asked], Awaitable[Answered]],
    *,
    most: int = CONVERSATIONS_AT_ONCE,
) -> list[Answered]:
    """``answer`` for each of ``asked``, at most ``most`` under way; the first error ends all of them."""
    gate = asyncio.Semaphore(most)

    async def one(what: Asked) -> Answered:
        async with gate:
            return await answer(what)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(what)) for what in asked]
    return [task.result() for task in tasks]
