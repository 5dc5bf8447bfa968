"""Rasa serves without what it does not need: memory for the calls."""

from __future__ import annotations

from pathlib import Path

from tests.integration.bot.conftest import Exchange
from tests.integration.bot.running_bot import RunningBot

MOST_MB = 450


async def test_rasa_keeps_a_conversation_without_tensorflow_in_less_than_450_mb(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller()
    assert (await caller.says("我想投诉你们的施工噪音")).texts
    process = Path("/proc") / str(running_bot.pid("rasa"))
    assert "tensorflow" not in (process / "maps").read_text()
    resident = next(
        line for line in (process / "status").read_text().splitlines() if line.startswith("VmRSS")
    )
    assert int(resident.split()[1]) / 1024 < MOST_MB
