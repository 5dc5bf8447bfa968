"""What can be done with conferences, for the TwiML noun and for REST alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from phone_lab.audio.playback import Player
from phone_lab.audio.tones import beep, hold_music
from phone_lab.calls.call import Call
from phone_lab.conferences.conference import COMPLETED, IN_PROGRESS, Conference, JoinWish, Participant
from phone_lab.conferences.reports import report, report_end, report_leave
from phone_lab.sids import now
from phone_lab.twiml.sounds import music_of

if TYPE_CHECKING:
    from phone_lab.calls.exchange import Exchange


class Conferences:
    """All conferences of the account, live and ended."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange, self._sender = exchange, exchange.sender
        self.all: dict[str, Conference] = {}

    def live(self, name_or_sid: str) -> Conference | None:
        return next(
            (c for c in self.all.values() if c.status != COMPLETED and name_or_sid in (c.name, c.sid)), None
        )

    def open(self, name: str, wish: JoinWish) -> Conference:
        """The live conference of that name, made if need be."""
        conference = self.live(name)
        if conference is None:
            conference = Conference(name, self._exchange.account.sid, wish)
            self.all[conference.sid] = conference
            while len(self.all) > self._exchange.options.keep_ended_calls:
                self._forget_oldest()
        return conference

    def join(self, call: Call, name: str, wish: JoinWish) -> Participant | None:
        """Seats the call; None if the room is full."""
        conference = self.open(name, wish)
        conference.expected.pop(call.sid, None)
        if len(conference.participants) >= wish.most:
            return None
        participant = Participant(call, wish)
        conference.participants[call.sid] = participant
        call.far, call.conference = participant, conference.name
        call.log.add("joined", conference=conference.name, conference_sid=conference.sid)
        report(self._sender, conference, "participant-join", participant)
        self._start_or_wait(conference, participant)
        if wish.beep in ("true", "onEnter"):
            self._beep(conference)
        return participant

    def leave(self, participant: Participant, *, reason: str) -> None:
        """Idempotent."""
        conference = self.live(participant.call.conference)
        if participant.out.is_set() or conference is None:
            return
        self._seat_out(conference, participant, reason)
        if participant.end_on_exit:
            self.end(
                conference,
                reason="participant-with-end-conference-on-exit-left",
                by_call=participant.call.sid,
            )
        elif not conference.participants and not conference.expected:
            self.end(conference, reason="last-participant-left", by_call=participant.call.sid)
        elif participant.wish.beep in ("true", "onExit"):
            self._beep(conference)

    def end(self, conference: Conference, *, reason: str, by_call: str | None = None) -> None:
        """Everyone is out; each call goes on with its own next verb."""
        if conference.status == COMPLETED:
            return
        conference.status, conference.updated_at = COMPLETED, now()
        conference.reason_ended, conference.ended_by_call = reason, by_call
        for call, _ in list(conference.expected.values()):
            self._exchange.end(call, "cancelled", by="carrier")
        for participant in list(conference.participants.values()):
            self._seat_out(conference, participant, "conference_ended")
        if conference.room in self._exchange.rooms:
            self._exchange.rooms.remove(conference.room)
        report_end(self._sender, conference)

    def mute(self, participant: Participant, muted: bool) -> None:
        if participant.muted != muted:
            participant.muted = muted
            self._changed(participant, "participant-mute" if muted else "participant-unmute")

    def hold(self, participant: Participant, hold: bool, *, music_url: str = "") -> None:
        """On hold one hears music and is not heard."""
        if participant.hold == hold:
            return
        participant.hold = hold
        if hold:
            self._play_music(participant, music_url or None)
        else:
            self._stop_music(participant)
        self._changed(participant, "participant-hold" if hold else "participant-unhold")

    def expect(self, conference: Conference, call: Call, wish: JoinWish) -> None:
        """A participant that is still being rung; it is struck off if the call ends before it joins."""
        conference.expected[call.sid] = (call, wish)
        self._exchange.spawn(self._give_up_on(conference, call), name="participant")

    async def _give_up_on(self, conference: Conference, call: Call) -> None:
        await call.ended.wait()
        if conference.expected.pop(call.sid, None) is None:
            return
        report_leave(self._sender, conference, call, "participant_never_joined")
        if not conference.participants and not conference.expected:
            self.end(conference, reason="last-participant-left", by_call=call.sid)

    def _start_or_wait(self, conference: Conference, participant: Participant) -> None:
        if conference.status == IN_PROGRESS:
            conference.room.seats.append(participant)
        elif conference.may_start:
            conference.status, conference.updated_at = IN_PROGRESS, now()
            self._exchange.rooms.append(conference.room)
            for present in conference.participants.values():
                conference.room.seats.append(present)
                if not present.hold:
                    self._stop_music(present)
            report(self._sender, conference, "conference-start")
        else:
            self._play_music(participant, participant.wish.wait_url)

    def _seat_out(self, conference: Conference, participant: Participant, reason: str) -> None:
        call = participant.call
        conference.participants.pop(call.sid, None)
        if participant in conference.room.seats:
            conference.room.seats.remove(participant)
        self._stop_music(participant)
        participant.out.set()
        call.conference = ""
        call.log.add("left", conference=conference.name, conference_sid=conference.sid)
        report_leave(self._sender, conference, call, reason, participant)

    def _play_music(self, participant: Participant, url: str | None) -> None:
        self._stop_music(participant)
        # Music that is yet to be fetched is silence; nobody hears the room meanwhile.
        start = hold_music() if url is None else np.zeros(160, np.int16)
        participant.music = Player(start, for_ever=True)
        if url:
            participant.music_task = self._exchange.spawn(self._fetch_music(participant, url), name="music")

    async def _fetch_music(self, participant: Participant, url: str) -> None:
        samples = await music_of(self._exchange, url, parameters=participant.call.parameters())
        if participant.music is not None:
            participant.music = Player(samples, for_ever=True)

    def _stop_music(self, participant: Participant) -> None:
        if participant.music_task is not None:
            participant.music_task.cancel()
            participant.music_task = None
        participant.music = None

    def _beep(self, conference: Conference) -> None:
        for participant in conference.participants.values():
            participant.announce(beep())

    def _changed(self, participant: Participant, event: str) -> None:
        participant.updated_at = now()
        participant.call.log.add(event.removeprefix("participant-"))
        conference = self.live(participant.call.conference)
        if conference is not None:
            report(self._sender, conference, event, participant)

    def _forget_oldest(self) -> None:
        ended = next((sid for sid, c in self.all.items() if c.status == COMPLETED), None)
        if ended is None:
            ended = next(iter(self.all))
            self.end(self.all[ended], reason="conference-ended-via-api")
        del self.all[ended]
