"""Conferences mix sound: told apart by tones, one per person."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from phone_lab.server import LabServer
from tests.integration.phone_lab.customer import Customer, twiml
from tests.integration.phone_lab.listening import seconds_of, tones_in

OWN = "+8657188000000"
DESKS = {"a": "+8657188008201", "b": "+8657188008202", "c": "+8657188008203"}
TONES = {"a": 500, "b": 800, "c": 1100}
HEARD = 1
LONG = 20


def conference(customer: Customer, **attributes: str) -> str:
    given = {"beep": "false", "waitUrl": "", **attributes}
    given |= {"statusCallback": f"{customer.url}/room"}
    given |= {"statusCallbackEvent": "start end join leave mute hold"}
    text = " ".join(f'{name}="{value}"' for name, value in given.items())
    return twiml(f"<Dial><Conference {text}>room</Conference></Dial><Say>300 0.3</Say>")


def seat(lab: LabServer, twilio: Client, customer: Customer, who: str, **attributes: str) -> str:
    """Rings one desk into the conference; its person hums a tone of their own for a long time."""
    script = [{"wait_for": "joined"}, {"say": f"{TONES[who]} {LONG}"}]
    lab.control.set_handset(DESKS[who], rings=0, script=script)
    sid = twilio.calls.create(to=DESKS[who], from_=OWN, twiml=conference(customer, **attributes)).sid
    lab.control.wait_for(str(sid), "joined")
    return str(sid)


def heard_lately(lab: LabServer, sid: str, *, seconds: float = 0.6) -> Any:
    """What has just been heard on this leg, after letting that much time pass."""
    time.sleep(seconds + 0.2)
    return lab.control.audio(sid)[:, HEARD][-int(seconds * 8000) :]


def room_events(customer: Customer, room: str, *, last: str) -> list[str]:
    """What was told of this conference: the one of the test before may still be telling its end."""
    forms = customer.forms("/room")
    while not (told := forms_of(forms, room)) or told[-1]["StatusCallbackEvent"] != last:
        forms = customer.wait_for_form("/room", count=len(forms) + 1)
    return [form["StatusCallbackEvent"] for form in told]


def forms_of(forms: list[dict[str, str]], room: str) -> list[dict[str, str]]:
    return [form for form in forms if form["ConferenceSid"] == room]


def test_everyone_hears_the_others_and_not_themselves(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    sids = {who: seat(lab, twilio, customer, who) for who in "abc"}
    time.sleep(0.3)
    for who, sid in sids.items():
        others = {tone for other, tone in TONES.items() if other != who}
        assert tones_in(heard_lately(lab, sid, seconds=0.4)) == others


def test_two_loud_voices_are_saturated_not_wrapped_around() -> None:
    from phone_lab.audio.room import mix

    loud = np.full(160, 30000, np.int16)
    mixed = mix([loud, loud, np.zeros(160, np.int16)])
    assert mixed[2].max() == mixed[2].min() == 32767
    assert mixed[0].max() == 30000


def test_a_muted_participant_is_not_heard(lab: LabServer, twilio: Client, customer: Customer) -> None:
    a, b = seat(lab, twilio, customer, "a"), seat(lab, twilio, customer, "b")
    room = twilio.conferences.list(friendly_name="room", status="in-progress")[0]
    updated = twilio.conferences(room.sid).participants(b).update(muted=True)
    assert updated.muted is True
    assert tones_in(heard_lately(lab, a)) == set()
    assert tones_in(heard_lately(lab, b)) == {500}
    twilio.conferences(room.sid).participants(b).update(muted=False)
    assert tones_in(heard_lately(lab, a)) == {800}
    assert room_events(customer, str(room.sid), last="participant-unmute")[-2:] == [
        "participant-mute",
        "participant-unmute",
    ]


def test_on_hold_one_hears_music_and_nothing_of_the_room(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    customer.pages["/music"] = twiml("<Say>1700 1</Say>")
    a, b = seat(lab, twilio, customer, "a"), seat(lab, twilio, customer, "b")
    room = twilio.conferences.list(status="in-progress")[0]
    people = twilio.conferences(room.sid).participants
    held = people(a).update(hold=True, hold_url=f"{customer.url}/music")
    assert held.hold is True
    assert tones_in(heard_lately(lab, a)) == {1700}
    assert tones_in(heard_lately(lab, b)) == set()
    # While on hold, endConferenceOnExit does not change.
    assert people(a).update(end_conference_on_exit=True).end_conference_on_exit is False
    people(a).update(hold=False)
    assert tones_in(heard_lately(lab, a)) == {800}
    assert [p.call_sid for p in people.list(hold=False)] == [a, b]


def test_a_conference_waits_for_whoever_starts_it(lab: LabServer, twilio: Client, customer: Customer) -> None:
    customer.pages["/music"] = twiml("<Say>1700 1</Say>")
    waiting = {"startConferenceOnEnter": "false", "waitUrl": f"{customer.url}/music"}
    a = seat(lab, twilio, customer, "a", **waiting)
    b = seat(lab, twilio, customer, "b", **waiting)
    assert tones_in(heard_lately(lab, a)) == {1700}
    room = twilio.conferences.list(status="init")[0]
    assert room.friendly_name == "room"
    seat(lab, twilio, customer, "c")
    assert tones_in(heard_lately(lab, a)) == {800, 1100}
    assert tones_in(heard_lately(lab, b)) == {500, 1100}
    assert "conference-start" in room_events(customer, str(room.sid), last="conference-start")


def test_alone_one_hears_the_companys_music(lab: LabServer, twilio: Client, customer: Customer) -> None:
    lab.control.set_handset(DESKS["a"], rings=0)
    page = twiml("<Dial><Conference>alone</Conference></Dial>")
    sid = str(twilio.calls.create(to=DESKS["a"], from_=OWN, twiml=page).sid)
    lab.control.wait_for(sid, "joined")
    assert np.abs(heard_lately(lab, sid, seconds=1.5).astype(int)).mean() > 200


def test_the_conference_ends_with_whoever_ends_it_and_the_others_go_on(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    a = seat(lab, twilio, customer, "a", endConferenceOnExit="true")
    b = seat(lab, twilio, customer, "b")
    lab.control.hang_up(a)
    call = lab.control.wait_until_over(b)
    assert call["status"] == "completed"
    assert seconds_of(lab.control.audio(b)[:, HEARD][-4000:], 300) == pytest.approx(0.3, abs=0.1)
    room = twilio.conferences.list(friendly_name="room")[0]
    assert room.status == "completed"
    assert room.reason_conference_ended == "participant-with-end-conference-on-exit-left"
    assert room.call_sid_ending_conference == a
    assert room_events(customer, str(room.sid), last="conference-end") == [
        "participant-join",
        "participant-join",
        "conference-start",
        "participant-leave",
        "participant-leave",
        "conference-end",
    ]
    numbers = [int(form["SequenceNumber"]) for form in forms_of(customer.forms("/room"), str(room.sid))]
    assert numbers == sorted(set(numbers))
    assert all(seen.signed for seen in customer.seen)


def test_a_participant_can_be_sent_out_and_a_conference_closed(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    a, b = seat(lab, twilio, customer, "a"), seat(lab, twilio, customer, "b")
    room = twilio.conferences.list(status="in-progress")[0]
    assert twilio.conferences(room.sid).participants(b).delete()
    lab.control.wait_until_over(b)
    with pytest.raises(TwilioRestException) as gone:
        twilio.conferences(room.sid).participants(b).fetch()
    assert gone.value.code == 20404
    assert twilio.conferences(room.sid).update(status="completed").status == "completed"
    assert lab.control.wait_until_over(a)["status"] == "completed"


def test_a_participant_made_by_rest_is_rung_and_seated(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    a = seat(lab, twilio, customer, "a")
    lab.control.set_handset(DESKS["b"], rings=1, script=[{"say": "800 20"}])
    made = twilio.conferences("room").participants.create(
        from_=OWN, to=DESKS["b"], label="callee", beep="false", end_conference_on_exit=True
    )
    assert made.status == "queued"
    lab.control.wait_for(str(made.call_sid), "joined")
    assert twilio.conferences(made.conference_sid).participants("callee").fetch().call_sid == made.call_sid
    assert tones_in(heard_lately(lab, a)) == {800}
    lab.control.hang_up(str(made.call_sid))
    assert lab.control.wait_until_over(a)["status"] == "completed"


def test_a_participant_that_does_not_answer_never_joins(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    lab.control.set_handset(DESKS["b"], answers="busy")
    made = twilio.conferences("empty").participants.create(
        from_=OWN,
        to=DESKS["b"],
        conference_status_callback=f"{customer.url}/room",
        conference_status_callback_event=["leave", "end"],
    )
    lab.control.wait_until_over(str(made.call_sid))
    room = str(twilio.conferences.list(friendly_name="empty")[0].sid)
    told = room_events(customer, room, last="conference-end")
    assert told == ["participant-leave", "conference-end"]
    assert forms_of(customer.forms("/room"), room)[0]["ParticipantCallStatus"] == "busy"


def test_a_call_can_be_taken_from_its_stream_into_a_conference(
    lab: LabServer, twilio: Client, customer: Customer
) -> None:
    customer.pages["/twilio/voice"] = twiml(f'<Connect><Stream url="{customer.ws_url}/media"/></Connect>')
    caller = lab.control.place_call([{"wait_for": "joined"}, {"say": "600 5"}, "hang_up"])
    lab.control.wait_for(caller, "stream_opened")
    b = seat(lab, twilio, customer, "b")
    twilio.calls(caller).update(twiml=conference(customer, endConferenceOnExit="true"))
    lab.control.wait_for(caller, "joined")
    assert tones_in(heard_lately(lab, b)) == {600}
    assert tones_in(heard_lately(lab, caller)) == {800}
