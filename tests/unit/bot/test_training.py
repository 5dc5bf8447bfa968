"""Training happens once for the same content."""

from __future__ import annotations

import sys
import threading
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


def test_of_two_who_train_at_once_the_second_waits_and_finds_a_whole_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    slowly = (
        "import sys, time; f = open(sys.argv[1], 'w', 1); f.write('ha\\n'); time.sleep(0.5); f.write('lf\\n')"
    )
    monkeypatch.setattr(train, "MODELS", tmp_path)
    monkeypatch.setattr(train, "_command", lambda model: [sys.executable, "-c", slowly, str(model)])
    seen: list[str] = []
    trainers = [threading.Thread(target=lambda: seen.append(train.train().read_text())) for _ in range(2)]
    for trainer in trainers:
        trainer.start()
    for trainer in trainers:
        trainer.join()
    assert seen == ["ha\nlf\n", "ha\nlf\n"]
    told = capsys.readouterr().out
    assert told.count("trained") == told.count("is there") == 1


def test_a_training_that_fails_leaves_nothing_behind_and_tells_where_to_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "MODELS", tmp_path)
    monkeypatch.setattr(train, "_command", lambda model: [sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(train.TrainingFailed, match=r"training\.log"):
        train.train()
    assert not [path for path in tmp_path.iterdir() if not path.name.startswith("training.")]
