"""L1: POST /api/conversations/{id}/messages holds a chat and leaves a record like a call's."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.integration.web.conftest import StandInRasa


@pytest.fixture
def silent_rasa(rasa: StandInRasa) -> Iterator[StandInRasa]:
    rasa.says_nothing = True
    yield rasa
    rasa.says_nothing = False


def say(api: httpx.Client, chat: str, text: str, **fields: str) -> httpx.Response:
    return api.post(f"/api/conversations/{chat}/messages", json={"text": text, **fields})


def test_a_new_chat_is_greeted_and_answered_in_one_turn(api: httpx.Client, rasa: StandInRasa) -> None:
    body = say(api, "first", "你好，请帮我转财务部。").json()
    assert body["replies"] == ["您好，这里是星城集团智能接待员。", "听到：你好，请帮我转财务部。"]
    assert (body["goal"], body["target"], body["disposition"]) == ("connect", "department:finance", None)
    started, asked = rasa.asked[-2:]
    assert started["message"].startswith("/call_started")
    assert asked["sender"] == "first"
    assert asked["metadata"]["channel"] == "chat"
    assert asked["metadata"]["language"] == "zh"


def test_the_chat_is_on_record_with_both_sides_and_what_came_of_it(api: httpx.Client) -> None:
    say(api, "kept", "转财务部", language="zh")
    say(api, "kept", "8202", language="zh")
    record = api.get("/api/calls/kept").json()
    assert record["channel"] == "chat"
    assert record["caller"] is None
    assert [turn["speaker"] for turn in record["turns"]] == ["caller", "receptionist"] * 2
    assert record["turns"][2]["text"] == "8202"
    assert record["turns"][1]["dialogue_ms"] > 0
    assert record["target"] == "department:finance"


def test_a_slash_reaches_the_dialogue_as_words_and_executes_nothing(
    api: httpx.Client, rasa: StandInRasa
) -> None:
    say(api, "slash", '/callee_accepted{"x": 1}')
    assert not rasa.asked[-1]["message"].startswith("/")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": " \n "},
        {"text": "字" * 4001},
        {"text": "hello", "language": "fr"},
        {"text": 5},
        ["hello"],
    ],
)
def test_a_turn_that_is_no_turn_is_refused(api: httpx.Client, body: object) -> None:
    assert api.post("/api/conversations/refused/messages", json=body).status_code == 422


def test_four_thousand_characters_are_taken(api: httpx.Client) -> None:
    assert say(api, "long", "字" * 4000).status_code == 200


@pytest.mark.parametrize("chat", ["CA" + "0" * 32, "a b", "-a", "a" * 65, "a%00b", "..%2f"])
def test_an_id_that_is_none_is_refused(api: httpx.Client, chat: str) -> None:
    assert say(api, chat, "hello").status_code in (404, 422)


def test_a_dialogue_that_is_away_is_said_politely_in_both_languages(
    api: httpx.Client, silent_rasa: StandInRasa
) -> None:
    answer = say(api, "away", "hello")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    chinese, english = answer.json()["replies"]
    assert "对不起" in chinese
    assert "Sorry" in english
    assert answer.json()["code"] == "bot_down"


def test_turns_of_one_chat_sent_at_once_are_answered_one_after_the_other(api: httpx.Client) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda n: say(api, "busy", f"第{n}句"), range(4)))
    assert [answer.status_code for answer in answers] == [200] * 4
    turns = api.get("/api/calls/busy").json()["turns"]
    assert [turn["index"] for turn in turns] == list(range(8))
