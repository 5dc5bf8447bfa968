"""The figures below which CI fails: what was reached, less what chance alone may take away."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.evaluation.figures import Share

FILE = Path(__file__).parent / "thresholds.yml"


def load_thresholds() -> dict[str, float]:
    """Name of a figure -> the lowest share that is still accepted."""
    return {
        str(name): float(value) for name, value in yaml.safe_load(FILE.read_text(encoding="utf-8")).items()
    }


def below(shares: dict[str, Share]) -> list[str]:
    """Every measured figure that has fallen, in words; figures without a threshold are only reported."""
    return [
        f"{name}: {shares[name].value:.1%} is below {lowest:.1%}"
        for name, lowest in load_thresholds().items()
        if name in shares and shares[name].value < lowest
    ]
