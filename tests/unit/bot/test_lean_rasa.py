"""Rasa is served with the components that config.yml names, and no others."""

from __future__ import annotations

import re
import sys

import pytest
import yaml

from bot import lean_rasa
from bot.train import RASA_PYTHON, ROOT


def test_the_components_that_are_loaded_are_those_of_rasa_that_config_yml_names() -> None:
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    named = {part["name"] for part in (*config["pipeline"], *config["policies"])}
    assert set(lean_rasa.COMPONENTS) == {name for name in named if "." not in name}


@pytest.mark.parametrize("module", lean_rasa.LEFT_OUT)
def test_what_is_left_out_has_the_names_that_it_has_in_rasa(module: str) -> None:
    packages = sorted(RASA_PYTHON.parents[1].glob("lib/python*/site-packages"))
    if not packages:
        pytest.skip("bot/.venv is not installed")
    source = (packages[0] / module.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")
    assert set(lean_rasa.LEFT_OUT[module]) <= set(re.findall(r"\w+", source))


def test_whoever_needs_what_is_left_out_is_told_where_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lean_rasa, "COMPONENTS", {})
    for module in (*lean_rasa.LEFT_OUT, lean_rasa.ALL_COMPONENTS):
        monkeypatch.setitem(sys.modules, module, sys)  # put back afterwards
    lean_rasa.leave_out()
    callback = sys.modules["rasa.utils.tensorflow.callback"]
    with pytest.raises(RuntimeError, match="is left out: see bot"):
        callback.RasaTrainingLogger(1, silent=True)
    with pytest.raises(ImportError, match="is left out: see bot"):
        _ = callback.Another
