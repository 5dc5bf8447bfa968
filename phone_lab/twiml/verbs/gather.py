"""<Gather>: keys, while something may be said."""

from __future__ import annotations

import asyncio

import numpy as np

from phone_lab.audio.frames import FRAME_MS, Frame, silence
from phone_lab.audio.playback import Playback
from phone_lab.problems import CallProblem, Notice
from phone_lab.twiml.document import Verb
from phone_lab.twiml.instructions import Outcome
from phone_lab.twiml.program import Program
from phone_lab.twiml.sounds import SOUNDS, sound_of


class _KeyCollector:
    """Plays the prompt and takes keys; the first key cuts the prompt, the time to the next runs after it."""

    def __init__(self, *, most: int, finish_on: str, timeout_seconds: float) -> None:
        self.digits, self.finished_on = "", ""
        self.done = asyncio.Event()
        self.prompt = Playback()
        self._most, self._finish_on = most, finish_on
        self._timeout_ms, self._idle_ms = timeout_seconds * 1000, 0.0

    def hear(self, frame: Frame) -> None: ...

    def play(self) -> Frame:
        if self.prompt.empty:
            self._idle_ms += FRAME_MS
            if self._idle_ms >= self._timeout_ms:
                self.done.set()
        frame, _ = self.prompt.next_frame()
        return frame

    def key(self, digit: str) -> None:
        if self.done.is_set():
            return
        self.prompt.clear()
        self._idle_ms = 0
        if digit == self._finish_on:
            self.finished_on = digit
            self.done.set()
            return
        self.digits += digit
        if len(self.digits) >= self._most:
            self.done.set()


async def gather(program: Program, verb: Verb) -> Outcome:
    """Without keys the next verb follows (or the action, with ``actionOnEmptyResult``)."""
    if "dtmf" not in verb.get("input", "dtmf").split():
        program.call.note(Notice(12200, "Schema validation warning: Gather here takes dtmf only", "warning"))
        return None
    collector = _KeyCollector(
        most=int(verb.number("numDigits", 1000, least=1)),
        finish_on=verb.get("finishOnKey", "#"),
        timeout_seconds=verb.number("timeout", 5, least=0.1, most=600),
    )
    # Keys count from the start, before the prompt has been made.
    program.attach(collector)
    await _add_prompt(program, verb, collector)
    await collector.done.wait()
    if not collector.digits and not verb.flag("actionOnEmptyResult", False):
        return None
    parameters = {"Digits": collector.digits, "msg": "Gather End"}
    if collector.finished_on:
        parameters["FinishedOnKey"] = collector.finished_on
    return program.action(verb, parameters) or program.here(parameters)


async def _add_prompt(program: Program, verb: Verb, collector: _KeyCollector) -> None:
    rounds = [silence(0)]
    for child in verb.children:
        if child.name not in SOUNDS:
            program.call.note(Notice(12200, f"Schema validation warning: <{child.name}>", "warning"))
            continue
        text = program.resolve(child.text) if child.name == "Play" else child.text
        try:
            rounds.append(await sound_of(program.exchange, Verb(child.name, child.attributes, text)))
        except CallProblem as problem:
            program.call.note(problem.notice)
    if not collector.digits and not collector.done.is_set():
        collector.prompt.add(np.concatenate(rounds))
