"""K3: numbers in lists are masked."""

from __future__ import annotations

from web.api.masking import mask_number


def test_a_mobile_number_keeps_its_network_and_its_last_four_digits() -> None:
    assert mask_number("+8613812345678") == "+86138****5678"


def test_a_short_number_keeps_its_last_two_digits() -> None:
    assert mask_number("5551234") == "*****34"


def test_a_number_of_two_digits_or_less_is_too_short_to_hide() -> None:
    assert mask_number("12") == "12"


def test_no_number_stays_no_number() -> None:
    assert mask_number("") == ""
    assert mask_number(None) is None
