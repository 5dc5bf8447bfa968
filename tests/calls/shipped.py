"""The scenario files of the repository, by name."""

from __future__ import annotations

from zongji.call.scenario import load_scenario
from zongji.paths import ROOT

SCENARIOS = {path.stem: load_scenario(path) for path in sorted((ROOT / "scenarios").glob("*.yml"))}
