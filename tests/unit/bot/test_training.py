"""Training happens once for the same content."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import train


def test_the_name_of_the_model_follows_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "ROOT", tmp_path)
    (tmp_path / "config.yml").write_text("a")
    first = train.model_path()
    assert train.model_path() == first
    (tmp_path / "config.yml").write_text("b")
    assert train.model_path() != first


def test_the_words_of_matters_are_content_since_they_are_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "ROOT", tmp_path)
    before = train.model_path()
    subjects = tmp_path / "switchboard" / "domain" / "lookup" / "words" / "subjects.txt"
    subjects.parent.mkdir(parents=True)
    subjects.write_text("a")
    assert train.model_path() != before


def test_a_model_that_is_there_is_not_trained_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(train, "MODELS", tmp_path)
    train.model_path().touch()
    assert train.train() == train.model_path()
    assert "is there" in capsys.readouterr().out
