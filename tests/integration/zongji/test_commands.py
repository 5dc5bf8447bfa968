"""The commands as a person types them, on a folder and ports of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from switchboard.bootstrap import build
from switchboard.settings import Settings
from zongji import __version__
from zongji.cli import app
from zongji.environment import variable_of
from zongji.paths import SAMPLE_COMPANY
from zongji.supervisor.ports import PORT_FIELDS


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("ZONGJI_ENV_FILE", "")
    monkeypatch.setenv("ZONGJI_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("ZONGJI_LANGUAGE", "en")
    monkeypatch.setenv("ZONGJI_WHISPER_MODEL", "demo")
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("REDIS_URL", "DATABASE_URL", "TWILIO_ACCOUNT_SID"):
        monkeypatch.delenv(name, raising=False)
    for field in PORT_FIELDS:
        monkeypatch.setenv(variable_of(field), str(getattr(settings, field)))
    settings.data_dir.mkdir(parents=True, exist_ok=True)

    def call(*arguments: str) -> object:
        return CliRunner().invoke(app, list(arguments))

    return call


def test_an_empty_directory_is_filled_with_the_sample_company_once(run, settings: Settings) -> None:
    assert "46 people imported" in run("prepare").stdout
    assert "holds 46 people" in run("prepare").stdout


def test_a_token_is_shown_once_and_opens_the_api(run, settings: Settings) -> None:
    shown = run("token", "website").stdout.split()
    assert len(shown) == 1
    switchboard = build(settings)
    assert switchboard.api_tokens.check(shown[0])
    assert not switchboard.api_tokens.check(shown[0] + "x")


def test_an_import_changes_nothing_without_apply(run, settings: Settings) -> None:
    dry = run("directory", "import", str(SAMPLE_COMPANY))
    assert "Dry run" in dry.stdout
    assert not build(settings).directory().people
    assert "Imported" in run("directory", "import", "--apply", str(SAMPLE_COMPANY)).stdout
    assert len(build(settings).directory().people) == 46


def test_bad_rows_are_told_by_line_and_stop_the_import(run, settings: Settings, tmp_path: Path) -> None:
    run("prepare")
    people = (SAMPLE_COMPANY / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    broken = tmp_path / "people.csv"
    broken.write_text("\n".join([*people, people[-1].replace(",", ",,", 1)]), encoding="utf-8")
    result = run("directory", "import", "--apply", str(broken))
    assert result.exit_code == 1
    assert str(len(people) + 1) in result.stderr
    assert len(build(settings).directory().people) == 46


def test_what_is_exported_can_be_imported_again_without_a_change(run, tmp_path: Path) -> None:
    run("prepare")
    run("directory", "export", str(tmp_path / "copy"))
    assert "0 new, 0 changed, 0 removed" in run("directory", "check", str(tmp_path / "copy")).stdout


def test_the_doctor_names_the_demo_recogniser_and_the_lab(run) -> None:
    result = run("doctor")
    assert "scripted callers only" in result.stdout
    assert "phone lab" in result.stdout


def test_the_doctor_finds_a_redis_that_does_not_answer(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    result = run("doctor")
    assert result.exit_code == 1
    assert "see REDIS_URL" in result.stdout


def test_the_doctor_says_what_twilio_needs(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", "AC" + "1" * 32)
    result = run("doctor")
    assert result.exit_code == 1
    assert "set TWILIO_AUTH_TOKEN" in result.stdout
    assert "ZONGJI_PUBLIC_URL" in result.stdout


def test_the_version_is_that_of_the_package(run) -> None:
    assert run("version").stdout.strip() == __version__


def test_every_command_explains_itself_in_both_languages(run) -> None:
    for name in ("run", "call", "doctor", "train", "prepare", "serve", "token", "directory", "models"):
        text = run(name, "--help").stdout
        assert any("\u4e00" <= character <= "\u9fff" for character in text), name
