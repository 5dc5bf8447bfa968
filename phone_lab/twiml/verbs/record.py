"""<Record>: keeps what the caller says until silence, a key or the limit."""

from __future__ import annotations

import asyncio

from phone_lab.audio.ear import Ear
from phone_lab.audio.frames import FRAME_MS, SILENCE, Frame, Samples
from phone_lab.audio.playback import Playback
from phone_lab.audio.tones import beep
from phone_lab.audio.wav import write_wav
from phone_lab.recordings import Recording
from phone_lab.sids import new_sid, rfc2822
from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Outcome
from phone_lab.twiml.program import Program


class _Recorder:
    """Ended by ``timeout`` seconds of silence, by a key, or by its longest duration."""

    def __init__(
        self, *, tone: Samples | None, timeout_seconds: float, longest_seconds: float, finish_on: str
    ) -> None:
        self.samples = bytearray()
        self.done = asyncio.Event()
        self.finished_on = ""
        self._tone = Playback()
        if tone is not None:
            self._tone.add(tone)
        self._timeout_ms, self._longest_ms, self._finish_on = (
            timeout_seconds * 1000,
            longest_seconds * 1000,
            finish_on,
        )
        self._at_ms = 0.0
        self._ear = Ear(on_started=lambda _at_ms: None, on_ended=lambda _at_ms: None)

    def hear(self, frame: Frame) -> None:
        if self.done.is_set() or not self._tone.empty:
            return
        self.samples += frame.tobytes()
        self._ear.hear(frame, self._at_ms)
        self._at_ms += FRAME_MS
        if self._at_ms >= self._longest_ms or self._at_ms - max(0.0, self._ear.last_ms) >= self._timeout_ms:
            self.done.set()

    def play(self) -> Frame:
        return SILENCE if self._tone.empty else self._tone.next_frame()[0]

    def key(self, digit: str) -> None:
        if digit in self._finish_on:
            self.finished_on = digit
            self.done.set()


async def record(program: Program, verb: Verb) -> Outcome:
    recorder = _Recorder(
        tone=beep() if verb.flag("playBeep", True) else None,
        timeout_seconds=verb.number("timeout", 5, least=0.1),
        longest_seconds=verb.number("maxLength", 3600, least=1),
        finish_on=verb.get("finishOnKey", "1234567890*#"),
    )
    program.attach(recorder)
    try:
        await recorder.done.wait()
    finally:
        # Also when the caller hangs up in the middle: what was said is kept.
        recording = _keep(program, verb, recorder)
    if recording is None:  # nothing was recorded: the next verb, not the action
        return None
    parameters = recording.parameters() | {"Digits": recorder.finished_on or ""}
    return program.action(verb, parameters) or program.here(parameters)


def _keep(program: Program, verb: Verb, recorder: _Recorder) -> Recording | None:
    call, exchange = program.call, program.exchange
    if not recorder.samples:
        return None
    recording = Recording(
        sid=new_sid("RE"),
        account_sid=call.account_sid,
        call_sid=call.sid,
        seconds=round(len(recorder.samples) / 16000),
        wav=write_wav(recorder.samples),
        base_url=exchange.base_url,
    )
    exchange.recordings.add(recording)
    call.log.add("recorded", recording_sid=recording.sid, seconds=recording.seconds)
    url = verb.get("recordingStatusCallback")
    if url:
        exchange.sender.send(
            recording.sid,
            program.resolve(url),
            method=verb.get("recordingStatusCallbackMethod", "POST"),
            parameters={
                "AccountSid": call.account_sid,
                "CallSid": call.sid,
                **recording.parameters(),
                "RecordingStatus": "completed",
                "RecordingChannels": "1",
                "RecordingSource": "RecordVerb",
                "RecordingStartTime": rfc2822(recording.created_at) or "",
            },
        )
    return recording
