"""What goes over the wire: TwiML documents, stream messages, overrides, the table of a call's life."""

from __future__ import annotations

import base64
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone_lab.calls.status import LIVE, NEXT
from phone_lab.problems import CallProblem
from phone_lab.streams.messages import BadMessage, Clear, Mark, Media, Messages, parse
from phone_lab.twiml.document import parse_twiml
from phone_lab.webhooks import Overrides


def test_a_document_becomes_verbs_with_their_nouns() -> None:
    dial, say = parse_twiml(
        '<?xml version="1.0" encoding="UTF-8"?><Response><!-- who -->'
        '<Dial timeout="20"><Conference beep="false"> room </Conference></Dial>'
        '<Say language="zh-CN">你好，<break/>请稍等。</Say></Response>'
    )
    assert (dial.name, dial.number("timeout", 30), dial.children[0].text) == ("Dial", 20, "room")
    assert dial.children[0].flag("beep", True) is False
    assert say.text == "你好，请稍等。"


@pytest.mark.parametrize("value", ["", "x", "nan", "inf"])
def test_a_senseless_number_counts_as_absent(value: str) -> None:
    (verb,) = parse_twiml(f'<Response><Pause length="{value}"/></Response>')
    assert verb.number("length", 1) == 1


def test_overrides_have_twilios_defaults_and_limits() -> None:
    assert Overrides.of("") == Overrides(1, frozenset({"ct"}), 5000, 15000, 15000)
    assert Overrides.of("rc=9&ct=1&rt=99999&tt=100&rp=5xx,rt") == Overrides(
        5, frozenset({"5xx", "rt"}), 100, 15000, 100
    )
    with pytest.raises(CallProblem) as refused:
        Overrides.of("rp=always")
    assert refused.value.notice.code == 11243


@given(st.text() | st.binary())
def test_no_message_of_a_server_can_do_more_than_be_refused(message: str | bytes) -> None:
    with pytest.raises(BadMessage):
        parse(message, stream_sid="MZ1")


@given(st.recursive(st.none() | st.integers() | st.text(), lambda kids: st.dictionaries(st.text(), kids)))
def test_no_json_of_a_server_can_do_more_than_be_refused(data: object) -> None:
    for event in ("media", "mark", "dance"):
        text = json.dumps({"event": event, "streamSid": "MZ1", event: data})
        with suppress(BadMessage):
            assert isinstance(parse(text, stream_sid="MZ1"), Media | Mark)


def test_good_messages_are_understood() -> None:
    def message(**body: object) -> str:
        return json.dumps({"streamSid": "MZ1", **body})

    payload = base64.b64encode(b"\xff\x7f\x00").decode()
    media = parse(message(event="media", media={"payload": payload}), stream_sid="MZ1")
    assert isinstance(media, Media)
    assert list(media.samples) == [0, 0, -32124]
    assert parse(message(event="mark", mark={"name": "a"}), stream_sid="MZ1") == Mark("a")
    assert parse(message(event="clear"), stream_sid="MZ1") == Clear()


def test_every_message_but_the_first_is_numbered() -> None:
    messages = Messages(stream_sid="MZ1", call_sid="CA1", account_sid="AC1")
    assert "sequenceNumber" not in json.loads(messages.connected())
    sent = [messages.start({}), messages.dtmf("1"), messages.mark('a"b'), messages.stop()]
    assert [json.loads(text)["sequenceNumber"] for text in sent] == ["1", "2", "3", "4"]
    assert json.loads(sent[2])["mark"]["name"] == 'a"b'


def test_from_an_end_nothing_follows() -> None:
    assert all(status in LIVE for status, _ in NEXT)
    ends = {status for status in NEXT.values() if status not in LIVE}
    assert {status.value for status in ends} == {"completed", "busy", "no-answer", "failed", "canceled"}
