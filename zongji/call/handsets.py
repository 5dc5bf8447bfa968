"""The lab's wording of how a scenario's telephones behave."""

from __future__ import annotations

from typing import Any

from zongji.call.conductor import lab_steps
from zongji.call.scenario import Handset

# A callee lets the announcement come to its end before answering it.
QUIET_MS = 900
PATIENCE_SECONDS = 60


def behaviour_of(handset: Handset) -> dict[str, Any]:
    """The body of ``PUT /lab/handsets/{number}``."""
    behaviour: dict[str, Any] = {"answers": handset.when_rung, "rings": handset.rings}
    script: list[dict[str, Any]] = []
    for step in handset.steps:
        if step.interrupt_after_ms is None and step.silence is None:
            script.append({"do": "wait_for_quiet", "quiet_ms": QUIET_MS, "limit_seconds": PATIENCE_SECONDS})
        script += lab_steps(step)
    return {**behaviour, "script": script}
