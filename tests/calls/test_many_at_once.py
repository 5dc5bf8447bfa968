"""Eight calls at once go through without disturbing each other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.stack import Stack
from zongji.call.report import CallReport
from zongji.call.scenario import Scenario

# What is said, who is meant and which desk rings: eight different ones.
CALLS = [
    ("你好，请帮我转财务部。", "department:finance", "8200"),
    ("请转综合管理部。", "department:general-office", "8000"),
    ("请转采购部的曹颖。", "person:p034", "8602"),
    ("我找韩梅。", "person:p036", "8652"),
    ("转分机8202。", "person:p016", "8202"),
    ("Hello, could I speak to David in sales please", "person:p018", "8301"),
    ("I'd like to speak to Tony.", "person:p010", "8002"),
    ("I'm looking for Michelle.", "person:p040", "8752"),
]


@pytest.mark.timeout(180)
def test_eight_callers_are_each_connected_to_whom_they_asked_for(stack: Stack) -> None:
    def ring(said: str, extension: str) -> CallReport:
        accepts = {extension: {"steps": [{"keys": "1"}]}}
        data = {"title": said, "caller": [{"say": said}], "handsets": accepts}
        return stack.call(Scenario.model_validate(data))

    with ThreadPoolExecutor(len(CALLS)) as pool:
        reports = list(pool.map(ring, [c[0] for c in CALLS], [c[2] for c in CALLS]))
    came_out = [(report.target, report.disposition) for report in reports]
    assert came_out == [(target, "connected") for _, target, _ in CALLS], [r.story() for r in reports]
