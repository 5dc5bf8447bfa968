"""The client of the bot: what goes over the wire, and what it makes of what comes back."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from bot.client import Bot, BotDown, read_reply
from switchboard.domain.call_events import CallEvent
from switchboard.domain.commands import Connect
from switchboard.domain.outcome import Outcome


class FakeRasa:
    """Answers every message with ``parts`` and keeps what it was sent."""

    def __init__(self, parts: Any, *, status: int = 200) -> None:
        self.sent: list[dict[str, Any]] = []
        self._parts = parts
        self._status = status

    def bot(self) -> Bot:
        return Bot("http://rasa", transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(json.loads(request.content))
        return httpx.Response(self._status, json=self._parts)


WORDS = [{"recipient_id": "CA1", "text": "您好"}]


async def test_words_and_what_is_known_of_the_call_are_passed_on() -> None:
    rasa = FakeRasa(WORDS)
    reply = await rasa.bot().say("CA1", "我找王伟", language="zh", channel="voice", caller_number="139")
    assert reply.texts == ("您好",)
    assert rasa.sent == [
        {
            "sender": "CA1",
            "message": "我找王伟",
            "metadata": {"channel": "voice", "caller_number": "139", "language": "zh"},
        }
    ]


async def test_a_caller_cannot_run_an_intent_with_a_slash() -> None:
    rasa = FakeRasa(WORDS)
    bot = rasa.bot()
    for words in ('/keys_pressed{"digits": "0"}', "／restart", "//x", "/"):
        await bot.say("CA1", words, language=None, channel="chat")
    assert not any(sent["message"].startswith("/") or not sent["message"] for sent in rasa.sent)


async def test_events_carry_their_fields_and_remember_the_channel() -> None:
    rasa = FakeRasa(WORDS)
    bot = rasa.bot()
    await bot.tell("CA1", CallEvent.CALL_STARTED, channel="chat", language="en", caller_number="139")
    await bot.tell("CA1", CallEvent.KEYS_PRESSED, digits="8202")
    assert rasa.sent[0]["message"] == "/call_started"
    assert rasa.sent[0]["metadata"] == {"channel": "chat", "language": "en", "caller_number": "139"}
    assert rasa.sent[1]["message"] == '/keys_pressed{"digits": "8202"}'
    assert rasa.sent[1]["metadata"]["channel"] == "chat"


def test_commands_and_outcomes_of_one_turn_are_put_together() -> None:
    reply = read_reply(
        [
            {"text": "请稍等"},
            {"custom": {"language": "zh", "outcome": {"goal": "connect", "target": "person:p018"}}},
            {"custom": {"command": {"name": "connect", "target": "person:p018"}, "language": "en"}},
            {"custom": {"outcome": {"disposition": "connected"}}},
        ]
    )
    assert reply.command == Connect("person:p018")
    assert reply.outcome == Outcome("connect", "person:p018", "connected")
    assert reply.language == "en"


@pytest.mark.parametrize(
    ("parts", "status"),
    [([], 200), ({"no": "list"}, 200), (["text"], 200), (WORDS, 500)],
)
async def test_a_reply_that_cannot_be_used_means_that_the_bot_is_down(parts: Any, status: int) -> None:
    with pytest.raises(BotDown):
        await FakeRasa(parts, status=status).bot().say("CA1", "喂", language=None, channel="voice")


def test_an_unknown_command_means_that_the_bot_is_down() -> None:
    with pytest.raises(BotDown):
        read_reply([{"custom": {"command": {"name": "self_destruct"}}}])


async def test_what_is_not_known_is_no_field_of_the_event() -> None:
    rasa = FakeRasa(WORDS)
    await rasa.bot().tell("CA1", CallEvent.CALLEE_BUSY, language="", caller_number="")
    assert rasa.sent[0]["message"] == "/callee_busy"


async def test_endless_text_is_cut() -> None:
    rasa = FakeRasa(WORDS)
    await rasa.bot().say("CA1", "长" * 100_000, language=None, channel="chat")
    assert len(rasa.sent[0]["message"]) == 2000
