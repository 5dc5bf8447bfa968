"""A2: which language a typed line is in."""

from __future__ import annotations

import pytest

from web.api.text_language import text_language


@pytest.mark.parametrize(
    ("text", "first_turn", "expected"),
    [
        ("你好，请帮我转财务部。", True, "zh"),
        ("請轉財務部", False, "zh"),
        ("我找David", False, "zh"),
        ("Could I speak to David in sales please", False, "en"),
        ("Hello", True, "en"),
        ("OK", False, None),
        ("8202", True, None),
        ("13812345678", False, None),
        ("！？", True, None),
    ],
)
def test_script_tells_the_language_where_it_can(text: str, first_turn: bool, expected: str | None) -> None:
    assert text_language(text, first_turn=first_turn) == expected
