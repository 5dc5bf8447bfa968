from __future__ import annotations

import string

import pytest

from zongji.words import _WORDS, words


def test_everything_shown_exists_in_both_languages_with_the_same_fields() -> None:
    for key, pair in _WORDS.items():
        assert all(pair), key
        fields = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in pair]
        assert fields[0] == fields[1], key


@pytest.mark.parametrize(
    ("language", "shown"), [("zh_CN.UTF-8", "就绪"), ("en_US.UTF-8", "ready"), ("", "ready")]
)
def test_the_language_follows_the_locale(monkeypatch: pytest.MonkeyPatch, language: str, shown: str) -> None:
    for name in ("ZONGJI_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", language)
    assert words("ready") == shown
