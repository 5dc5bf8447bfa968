"""Events find the leg they belong to, in whatever order they come."""

from __future__ import annotations

from switchboard.services.telephony import Cause, Ended, Ringing
from voice_gateway.legs import Legs


async def test_a_busy_tone_that_comes_before_the_request_returned_is_not_lost() -> None:
    legs = Legs()
    rung = legs.expect("key")
    assert not legs.deliver(Ended("CA2", 1, Cause.BUSY))
    legs.claim(rung, "CA2")
    assert await rung.next_event(limit_seconds=1) == Ended("CA2", 1, Cause.BUSY)
    assert rung.is_over


async def test_the_key_finds_a_leg_whose_id_is_not_known_yet() -> None:
    legs = Legs()
    rung = legs.expect("key")
    assert legs.deliver(Ringing("CA2", 1, inbound=False, key="key"))
    assert await rung.next_event(limit_seconds=1) is not None


async def test_a_forgotten_leg_gets_nothing_any_more() -> None:
    legs = Legs()
    rung = legs.expect("key")
    legs.claim(rung, "CA2")
    legs.forget(rung)
    assert not legs.deliver(Ended("CA2", 1, Cause.COMPLETED))
    assert await rung.next_event(limit_seconds=0.01) is None
