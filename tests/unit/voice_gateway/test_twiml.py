"""The documents that we answer with, and who may ask for them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from twilio.request_validator import RequestValidator

from voice_gateway.carriers.twilio import twiml
from voice_gateway.carriers.twilio.signatures import Signatures

URLS = twiml.Urls("https://calls.example.com", "wss://calls.example.com")


def test_the_token_travels_as_a_parameter_and_not_in_the_url() -> None:
    """Twilio drops the query string of a stream's URL."""
    stream = ElementTree.fromstring(twiml.caller_stream(URLS, "t&1")).find("Connect/Stream")
    assert stream is not None
    assert stream.get("url") == "wss://calls.example.com/twilio/media"
    assert [p.attrib for p in stream] == [{"name": "token", "value": "t&1"}]


def test_a_callee_whose_consult_breaks_is_told_so_and_let_go() -> None:
    verbs = [verb.tag for verb in ElementTree.fromstring(twiml.callee_stream(URLS, "t"))]
    assert verbs == ["Connect", "Say", "Say", "Hangup"]


def test_only_a_leg_that_returns_has_a_way_out_of_the_room() -> None:
    caller = ElementTree.fromstring(twiml.conference(URLS, "r", returns=True, muted=False))
    callee = ElementTree.fromstring(twiml.conference(URLS, "r", returns=False, muted=False))
    assert (
        (caller.find("Dial") or caller[0]).get("action", "").startswith(URLS.origin + "/twilio/voice/after#")
    )
    assert "action" not in callee[0].attrib
    assert callee[-1].tag == "Hangup"
    room = callee.find("Dial/Conference")
    assert room is not None
    assert (room.get("beep"), room.get("endConferenceOnExit")) == ("false", "true")


def test_a_document_too_long_for_a_call_update_is_not_sent() -> None:
    with pytest.raises(ValueError, match="4000"):
        twiml.conference(URLS, "r" * 4000, returns=True, muted=False)


def test_signatures_are_checked_against_the_public_origin() -> None:
    sign = RequestValidator("secret")
    check = Signatures("secret", origin="https://calls.example.com")
    form = {"CallSid": "CA1"}
    good = sign.compute_signature("https://calls.example.com/twilio/voice", form)
    assert check.of_webhook("/twilio/voice", form, good)
    assert not check.of_webhook("/twilio/voice", form | {"From": "+1"}, good)
    assert not check.of_webhook("/twilio/voice/recover", form, good)
    assert not check.of_webhook("/twilio/voice", form, "")


@pytest.mark.parametrize("ending", ["", "/"])
def test_a_socket_is_signed_by_its_wss_address(ending: str) -> None:
    signature = RequestValidator("secret").compute_signature(URLS.media + ending, {})
    check = Signatures("secret", origin="https://calls.example.com")
    assert check.of_socket("/twilio/media", signature)
    assert not check.of_socket("/twilio/other", signature)
