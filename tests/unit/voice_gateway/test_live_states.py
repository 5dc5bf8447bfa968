"""The shared live state may be slow or gone: calls never wait for it."""

from __future__ import annotations

import time
from typing import Any

from switchboard.domain.errors import LiveStateDown
from voice_gateway.call_state import CallState, Phase
from voice_gateway.live_states import LiveStates


class Store:
    def __init__(self) -> None:
        self.saved: dict[str, dict[str, Any]] = {}
        self.is_down = False
        self.asked = 0

    def _ask(self) -> None:
        self.asked += 1
        if self.is_down:
            raise LiveStateDown("down")

    def save_call(self, call_id: str, state: dict[str, Any], ttl_seconds: int = 3600) -> None:
        self._ask()
        self.saved[call_id] = state

    def load_call(self, call_id: str) -> dict[str, Any] | None:
        self._ask()
        return self.saved.get(call_id)

    def drop_call(self, call_id: str) -> None:
        self._ask()
        self.saved.pop(call_id, None)

    def calls(self) -> tuple[str, ...]:
        self._ask()
        return tuple(self.saved)

    def once(self, key: str, ttl_seconds: int = 3600) -> bool:
        self._ask()
        return True


async def test_the_newest_state_is_saved_and_read_back() -> None:
    store = Store()
    states = LiveStates(store)
    states.save("CA1", CallState(turns=1))
    states.save("CA1", CallState(turns=2, phase=Phase.JOINED))
    states.save("CA2", CallState())
    states.drop("CA2")
    await states.stop()
    assert await states.load("CA1") == CallState(turns=2, phase=Phase.JOINED)
    assert await states.saved_calls() == ("CA1",)


async def test_a_store_that_is_down_answers_nothing_and_is_left_alone_for_a_while() -> None:
    store = Store()
    store.is_down = True
    states = LiveStates(store)
    started = time.monotonic()
    assert await states.load("CA1") is None
    assert await states.is_first("CA1")
    assert await states.saved_calls() == ()
    assert store.asked == 1
    assert time.monotonic() - started < 1
    await states.stop()
