from __future__ import annotations

import pytest

from zongji.logs import mask_numbers


@pytest.mark.parametrize(
    ("written", "logged"),
    [
        ("to +8613800000000 failed", "to [number] failed"),
        ("13812345678", "[number]"),
        ("CA0123456789abcdef0123456789abcdef", "CA0123456789abcdef0123456789abcdef"),
        ("extension 8202", "extension 8202"),
    ],
)
def test_no_telephone_number_reaches_a_log(written: str, logged: str) -> None:
    assert mask_numbers(None, "info", {"event": written})["event"] == logged


def test_fields_that_are_no_text_stay_as_they_are() -> None:
    assert mask_numbers(None, "info", {"bytes": 12345678, "ok": True}) == {"bytes": 12345678, "ok": True}
