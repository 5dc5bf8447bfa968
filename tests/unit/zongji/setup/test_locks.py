"""The lock files hold versions and hashes, and nobody's registry."""

from __future__ import annotations

import re

import pytest

from zongji.paths import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock", "bot/requirements.lock")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_version_has_hashes_and_no_registry_is_named(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(entries) > 100
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_rasa_is_locked_at_the_version_that_the_dialogue_was_measured_with() -> None:
    assert "rasa==3.6.21" in (ROOT / "bot" / "requirements.lock").read_text()
