"""Media Streams messages as Twilio documents them, and everything that is none."""

from __future__ import annotations

import json
from base64 import b64encode
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_gateway.carriers.twilio import frames
from voice_gateway.carriers.twilio.frames import BadFrame, Dtmf, Ignored, Mark, Start, Stop, Writer, parse


def message(event: str, **fields: object) -> str:
    return json.dumps({"event": event, "sequenceNumber": "3", "streamSid": "MZ1", **fields})


def test_audio_comes_as_bytes() -> None:
    payload = b64encode(b"\xff" * 160).decode()
    media = {"track": "inbound", "chunk": "2", "timestamp": "40", "payload": payload}
    assert parse(message("media", media=media)) == b"\xff" * 160


def test_our_own_sound_is_not_the_partys() -> None:
    assert parse(message("media", media={"track": "outbound", "payload": "AAAA"})) == Ignored()


def test_the_other_messages_become_values() -> None:
    start = {
        "accountSid": "AC1",
        "streamSid": "MZ1",
        "callSid": "CA1",
        "tracks": ["inbound"],
        "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
        "customParameters": {"token": "secret"},
    }
    assert parse(message("start", start=start)) == Start("MZ1", "CA1", "secret")
    assert parse(message("mark", mark={"name": "s1"})) == Mark("s1")
    assert parse(message("dtmf", dtmf={"track": "inbound_track", "digit": "#"})) == Dtmf("#")
    assert parse(message("stop", stop={"callSid": "CA1"})) == Stop()
    assert parse(message("connected", protocol="Call", version="1.0.0")) == Ignored()
    assert parse(message("invented_next_year")) == Ignored()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("[]", "field_missing"),
        ("7", "field_missing"),
        ("null", "field_missing"),
        ('{"no": "event"}', "field_missing"),
        (message("media"), "field_missing"),
        (message("media", media={"payload": 7}), "field_missing"),
        (message("media", media={"payload": "***"}), "payload_not_base64"),
        (message("dtmf", dtmf={"digit": "12"}), "not_a_key"),
        (message("mark", mark={"name": "x" * 300}), "field_missing"),
        (
            message("start", start={"callSid": "CA1", "mediaFormat": {"sampleRate": 16000}}),
            "unknown_media_format",
        ),
        ("x" * (frames.MAX_MESSAGE_CHARS + 1), "message_too_long"),
    ],
)
def test_what_is_no_message_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(BadFrame) as refused:
        parse(text)
    assert refused.value.code == code


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["event", "media", "payload", "start", "mark", "dtmf"]) | st.text(), inner
            )
        ),
    )
)
def test_no_json_at_all_breaks_the_parser(value: object) -> None:
    with suppress(BadFrame):
        parse(json.dumps(value))


def test_what_we_send_is_what_twilio_reads() -> None:
    write = Writer("MZ1")
    assert json.loads(write.media(b"\x00\x01")) == {
        "event": "media",
        "streamSid": "MZ1",
        "media": {"payload": b64encode(b"\x00\x01").decode()},
    }
    assert json.loads(write.mark("s1")) == {"event": "mark", "streamSid": "MZ1", "mark": {"name": "s1"}}
    assert json.loads(write.clear()) == {"event": "clear", "streamSid": "MZ1"}
