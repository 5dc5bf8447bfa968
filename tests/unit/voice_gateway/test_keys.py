"""Keys become numbers (G3)."""

from __future__ import annotations

import pytest

from voice_gateway.keys import KeyCollector
from voice_gateway.timing import Timing


@pytest.fixture
def keys() -> KeyCollector:
    return KeyCollector(Timing(), is_extension=lambda digits: digits == "8202")


def press(keys: KeyCollector, digits: str) -> list[str | None]:
    return [keys.press(key) for key in digits]


def test_a_whole_extension_is_complete_at_its_last_key(keys: KeyCollector) -> None:
    assert press(keys, "8202") == [None, None, None, "8202"]


def test_a_lone_zero_waits_only_a_moment(keys: KeyCollector) -> None:
    press(keys, "0")
    assert keys.wait_seconds < 1
    assert keys.expire() == "0"


def test_an_unknown_number_is_taken_when_no_key_follows(keys: KeyCollector) -> None:
    press(keys, "77")
    assert keys.wait_seconds == Timing().between_keys_seconds
    assert keys.expire() == "77"
    assert keys.expire() is None


def test_the_hash_ends_a_number_and_the_star_begins_it_again(keys: KeyCollector) -> None:
    assert press(keys, "12*34#") == [None, None, None, None, None, "34"]
    assert keys.press("#") is None


def test_a_telephone_number_is_not_cut_short_by_an_extension_in_it(keys: KeyCollector) -> None:
    keys.expect_number(11)
    assert press(keys, "82021234567")[-1] == "82021234567"
    assert press(keys, "8202")[-1] == "8202"  # afterwards keys are extensions again
