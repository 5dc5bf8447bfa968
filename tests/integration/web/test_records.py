"""I1, D3, B5: call records, messages and the directory over HTTP."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import httpx
import pytest

from switchboard.bootstrap import Switchboard
from switchboard.domain.calls import Turn
from switchboard.domain.messages import MessageDraft
from switchboard.domain.outcome import Outcome

NUMBER = "+8613812345678"


@pytest.fixture(scope="module")
def past_calls(switchboard: Switchboard) -> datetime:
    """Three calls, a minute apart; when the first began."""
    begun = datetime(2026, 1, 5, 9, 0, tzinfo=timezone.utc)
    outcomes = [
        Outcome("connect", "person:p018", "connected"),
        Outcome("message", "person:p016", "message_taken"),
        Outcome("connect", "department:finance", "connected"),
    ]
    for n, outcome in enumerate(outcomes):
        sid, at = f"CA{n:032d}", begun + timedelta(minutes=n)
        switchboard.record_call.started(sid, channel="voice", caller=NUMBER, called="+865718", at=at)
        switchboard.record_call.turn(sid, Turn(0, "caller", "转财务部", at=1.0))
        switchboard.record_call.turn(sid, Turn(1, "receptionist", "请稍等。", at=2.0, gap_ms=512.0))
        switchboard.record_call.step(sid, "consult_ringing", target=outcome.target)
        switchboard.record_call.outcome(sid, outcome)
        switchboard.record_call.ended(sid, "caller", at + timedelta(seconds=30))
    return begun


def test_calls_are_listed_newest_first_with_masked_numbers(api: httpx.Client, past_calls: datetime) -> None:
    page = api.get("/api/calls", params={"channel": "voice"}).json()
    assert page["total"] == 3
    assert [call["sid"][-1] for call in page["calls"]] == ["2", "1", "0"]
    assert {call["caller"] for call in page["calls"]} == {"+86138****5678"}
    assert page["calls"][0]["duration_seconds"] == 30


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"disposition": "connected"}, ["2", "0"]),
        ({"goal": "message"}, ["1"]),
        ({"target": "person:p018"}, ["0"]),
        ({"since": "2026-01-05T09:01:00Z"}, ["2", "1"]),
        ({"until": "2026-01-05T17:01:00+08:00"}, ["0"]),
        ({"limit": 1, "offset": 1}, ["1"]),
    ],
)
def test_calls_are_filtered_and_paged(
    api: httpx.Client, past_calls: datetime, filters: dict[str, object], found: list[str]
) -> None:
    page = api.get("/api/calls", params={"channel": "voice", **filters}).json()  # type: ignore[arg-type]
    assert [call["sid"][-1] for call in page["calls"]] == found


@pytest.mark.parametrize("filters", [{"goal": "dance"}, {"limit": 0}, {"limit": 1000}, {"since": "soon"}])
def test_a_filter_that_is_none_is_refused(api: httpx.Client, filters: dict[str, object]) -> None:
    assert api.get("/api/calls", params=filters).status_code == 422  # type: ignore[arg-type]


def test_one_call_has_turns_steps_timings_and_outcome(api: httpx.Client, past_calls: datetime) -> None:
    call = api.get(f"/api/calls/CA{0:032d}").json()
    assert call["caller"] == NUMBER
    assert [(turn["speaker"], turn["gap_ms"]) for turn in call["turns"]] == [
        ("caller", None),
        ("receptionist", 512.0),
    ]
    assert call["steps"][0]["name"] == "consult_ringing"
    assert call["steps"][0]["detail"] == {"target": "person:p018"}
    assert (call["goal"], call["target"], call["disposition"]) == ("connect", "person:p018", "connected")
    assert datetime.fromisoformat(call["started_at"]) == past_calls
    assert call["ended_by"] == "caller"


def test_an_unknown_call_is_not_found(api: httpx.Client) -> None:
    answer = api.get("/api/calls/nobody")
    assert answer.status_code == 404
    assert answer.json()["detail"]["code"] == "no_such_call"


def test_a_message_is_listed_masked_read_whole_and_marked_read(
    api: httpx.Client, switchboard: Switchboard
) -> None:
    draft = MessageDraft("CA-m", "person:p016", "陈明", "华东建材", "13812345678", "请她明天上午给我回电话。")
    message = switchboard.take_message(draft)
    (listed,) = api.get("/api/messages", params={"call_id": "CA-m", "unread": True}).json()["messages"]
    assert listed["caller_number"] == "138****5678"
    assert api.get(f"/api/messages/{message.id}").json()["caller_number"] == "13812345678"
    first = api.post(f"/api/messages/{message.id}/read").json()["read_at"]
    assert first is not None
    assert api.post(f"/api/messages/{message.id}/read").json()["read_at"] == first
    assert api.get("/api/messages", params={"call_id": "CA-m", "unread": True}).json()["total"] == 0


@pytest.mark.parametrize("path", ["/api/messages/nobody", "/api/messages/999999"])
def test_an_unknown_message_is_not_found(api: httpx.Client, path: str) -> None:
    assert api.get(path).status_code == 404
    assert api.post(f"{path}/read").status_code == 404


def test_the_directory_finds_people_as_callers_name_them(api: httpx.Client) -> None:
    body = api.get("/api/directory/search", params={"q": "David in sales"}).json()
    assert body["kind"] == "one"
    assert body["entries"][0]["target"] == "person:p018"
    assert body["entries"][0]["department"] == "sales"


@pytest.mark.parametrize("q", ["王伟", "张建国", "顾明远", "销售部", "8202", "财务部负责人"])
def test_no_mobile_and_no_managers_number_ever_leaves(api: httpx.Client, q: str) -> None:
    answer = api.get("/api/directory/search", params={"q": q})
    assert "1390000" not in answer.text
    for entry in answer.json()["entries"]:
        if entry["target"] in ("person:p018", "person:p005", "person:p001", "person:p015"):
            assert entry["extension"] is None


def test_a_departments_extension_is_public(api: httpx.Client) -> None:
    (entry,) = api.get("/api/directory/search", params={"q": "财务部"}).json()["entries"]
    assert entry["extension"] == "8200"


def test_the_documents_of_the_interface_name_every_path_and_the_token(origin: str) -> None:
    document = httpx.get(f"{origin}/openapi.json", trust_env=False).json()
    assert {path for path in document["paths"] if path.startswith("/api")} == {
        "/api/conversations/{conversation_id}/messages",
        "/api/calls",
        "/api/calls/{sid}",
        "/api/messages",
        "/api/messages/{message_id}",
        "/api/messages/{message_id}/read",
        "/api/directory/search",
    }
    assert document["components"]["securitySchemes"]["HTTPBearer"]["scheme"] == "bearer"
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["description"]
            assert operation["security"] == [{"HTTPBearer": []}]
