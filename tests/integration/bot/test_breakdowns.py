"""Parts that fail: the client says so, and what was begun goes on."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from bot.client import Bot, BotDown, Reply
from bot.train import ROOT
from switchboard.domain.commands import Connect
from tests.integration.bot.conftest import Exchange
from tests.integration.bot.running_bot import RunningBot, free_port


async def test_a_bot_that_is_not_there_is_down() -> None:
    bot = Bot(f"http://127.0.0.1:{free_port()}", timeout_seconds=2)
    with pytest.raises(BotDown):
        await bot.say("CA0", "你好", language=None, channel="voice")
    await bot.aclose()


async def test_without_the_action_server_the_turn_fails_and_the_form_goes_on_afterwards(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller(number="")
    await caller.says("我要给韩梅留言")
    running_bot.kill("actions")
    try:
        with pytest.raises(BotDown):
            await caller.says("你们几点下班？")
    finally:
        running_bot.start_actions()
        running_bot.wait_for_actions()
    reply = await caller.says("我叫陈明，华东建材的。")
    assert "电话" in reply.texts[-1] or "号码" in reply.texts[-1]


@pytest.mark.timeout(300)
async def test_rasa_killed_in_the_middle_of_a_form_goes_on_where_it_was(
    exchange: Exchange, running_bot: RunningBot
) -> None:
    caller = exchange.caller(number="")
    await caller.says("我要给韩梅留言")
    await caller.says("我叫陈明，华东建材的。")
    running_bot.kill("rasa")
    running_bot.start_rasa()
    running_bot.wait_for_rasa()
    reply = await caller.says("我的电话是13812345678。")
    assert "转告" in reply.texts[-1] or "留什么话" in reply.texts[-1] or "内容" in reply.texts[-1]


PEOPLE = """id,name,name_en,department,title_zh,title_en,rank,extension
x1,慕容雪松,Snow Murong,lab,检验科主任,Head of Laboratory,manager,6101
"""
DEPARTMENTS = """code,name_zh,name_en,extension,aliases,head,subjects
lab,检验科,Laboratory,6100,化验室,慕容雪松,验血;化验单
"""


async def test_another_directory_imported_while_running_works_at_once(
    exchange: Exchange, running_bot: RunningBot, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "departments.csv").write_text(DEPARTMENTS, encoding="utf-8")
    imports = running_bot.switchboard.import_directory
    imports.apply(imports.plan(tmp_path))
    try:
        reply = await _once_noticed(exchange, "我找慕容雪松")
        assert reply.command == Connect("person:x1")
        assert (await _once_noticed(exchange, "麻烦转一下化验室")).command == Connect("department:lab")
        assert (await exchange.caller().says("想问一下化验单的事")).outcome.target == "department:lab"
    finally:
        imports.apply(imports.plan(ROOT / "samples" / "starcity"))
    assert (await _once_noticed(exchange, "请转采购部的曹颖")).command == Connect("person:p034")


async def _once_noticed(exchange: Exchange, words: str) -> Reply:
    """Both processes look for a new version several times a second; a new caller each time."""
    deadline = time.monotonic() + 10
    while True:
        reply = await exchange.caller().says(words)
        if reply.command is not None or time.monotonic() > deadline:
            return reply
        await asyncio.sleep(0.3)
