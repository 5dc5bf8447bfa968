"""The shared live state as the gateway uses it: off the event loop, never waited for longer than a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

import structlog

from voice_gateway.call_state import CallState, from_json, to_json

log = structlog.get_logger(__name__)

_Result = TypeVar("_Result")
_LIFE_SECONDS = 6 * 3600
_REST_SECONDS = 2.0  # after a failure nothing is asked for so long: each question would cost a second
_LIMIT_SECONDS = 2.0


class LiveStateStore(Protocol):
    """The part of the core's LiveState that is used here; everything may raise LiveStateDown."""

    def save_call(self, call_id: str, state: dict[str, Any], ttl_seconds: int = 3600) -> None: ...

    def load_call(self, call_id: str) -> dict[str, Any] | None: ...

    def drop_call(self, call_id: str) -> None: ...

    def calls(self) -> tuple[str, ...]: ...

    def once(self, key: str, ttl_seconds: int = 3600) -> bool: ...


class LiveStates:
    """Saving is fire and forget: the newest state of a call only. A store that is down costs nothing."""

    def __init__(self, store: LiveStateStore) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live-state")
        self._waiting: dict[str, CallState | None] = {}  # None: drop it
        self._rests_until = 0.0

    def save(self, call_id: str, state: CallState) -> None:
        self._put(call_id, state)

    def drop(self, call_id: str) -> None:
        self._put(call_id, None)

    def _put(self, call_id: str, state: CallState | None) -> None:
        is_new = call_id not in self._waiting
        self._waiting[call_id] = state
        if is_new:
            self._thread.submit(self._write, call_id)

    def _write(self, call_id: str) -> None:
        state = self._waiting.pop(call_id, None)
        try:
            if state is None:
                self._store.drop_call(call_id)
            elif time.monotonic() >= self._rests_until:
                self._store.save_call(call_id, to_json(state), ttl_seconds=_LIFE_SECONDS)
        except Exception as error:
            self._rest(error)

    async def load(self, call_id: str) -> CallState | None:
        """None when there is none, or when nobody can be asked."""
        found = await self._ask(lambda: self._store.load_call(call_id), None)
        return from_json(found) if found else None

    async def saved_calls(self) -> tuple[str, ...]:
        return await self._ask(self._store.calls, ())

    async def is_first(self, key: str) -> bool:
        """Whether this happens for the first time; True when nobody can be asked."""
        return await self._ask(lambda: self._store.once(key, ttl_seconds=_LIFE_SECONDS), True)

    async def _ask(self, question: Callable[[], _Result], otherwise: _Result) -> _Result:
        if time.monotonic() < self._rests_until:
            return otherwise
        try:
            async with asyncio.timeout(_LIMIT_SECONDS):
                return await asyncio.to_thread(question)
        except Exception as error:
            self._rest(error)
            return otherwise

    def _rest(self, error: Exception) -> None:
        self._rests_until = time.monotonic() + _REST_SECONDS
        log.warning("live_state_down", error=type(error).__name__)

    async def stop(self) -> None:
        """Write what waits, within the bound."""
        await asyncio.to_thread(self._thread.shutdown, wait=True)
