"""One caller's call, from the first word to the last: hear, transcribe, ask, speak, act.

What happens (words, keys, silence, a callee's answer, a broken stream) is queued and taken up one at a time,
so there is never more than one turn with the bot. What must be at once (our voice stops when the caller
speaks, telephones stop ringing when the caller hangs up) does not wait for its turn.

    hear, transcribe   line.py, hearing.py: sound → Words, Noise, Keys
    ask                dialogue.py: words or events → the bot's reply; none: standby.py, keys and people
    speak              speaker.py: sentence by sentence
    act                caller_connection.py, connecting.py, consult.py: ring, ask, join
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

import structlog

from bot.client import Reply
from switchboard.domain.call_events import CallEvent
from switchboard.domain.commands import CollectKeys, Command, Connect, HandOff, HangUp
from switchboard.domain.outcome import Outcome
from switchboard.services.telephony import MediaStream
from voice_gateway import happenings as h
from voice_gateway import metrics, tones
from voice_gateway.call_end import CallEnd
from voice_gateway.call_log import CallLog
from voice_gateway.call_parts import CallParts
from voice_gateway.call_state import CallState, Phase
from voice_gateway.caller_connection import OPERATOR, CallerConnection
from voice_gateway.caller_leg import CallerLeg
from voice_gateway.connection_result import ConnectionResult
from voice_gateway.dialogue import Dialogue, Question
from voice_gateway.phases import IGNORED, patience_seconds
from voice_gateway.quiet import QuietWatch
from voice_gateway.standby import PROMPT_AFTER, Standby, goal_of, target_of_keys

log = structlog.get_logger(__name__)


class LiveCall:
    """``run`` it once; ``report`` to it what the carrier says of its legs."""

    def __init__(self, leg: str, parts: CallParts, state: CallState, *, is_resumed: bool = False) -> None:
        """``is_resumed``: the call went on elsewhere before, ``state`` tells how far."""
        self.leg = leg
        self._parts = parts
        self._timing = parts.line.timing
        self._is_resumed = is_resumed
        self._is_taking_up = False
        self._callee_is_gone = False
        self._ended_by = "caller"
        self._happenings: asyncio.Queue[h.Happening] = asyncio.Queue()
        self._call = CallLog(leg, state, parts.recorder, parts.live_states)
        self._transcript = self._call.transcript
        self._caller = CallerLeg(
            leg, parts.telephony, parts.line, report=self.report, transcript=self._transcript
        )
        self._dialogue = Dialogue(
            parts.bot, self._caller, self._timing, caller_number=state.caller, hold=parts.connection.hold
        )
        self._standby = Standby(self._caller, parts.bot, self._timing, report=self.report)
        self._connection = CallerConnection(
            parts.connection,
            parts.callees,
            leg=self._caller,
            call=self._call,
            report=self.report,
        )

    @property
    def state(self) -> CallState:
        return self._call.state

    async def run(self) -> None:
        """Until the caller has gone. Cancelled, it lets go of the line: another process takes the call up."""
        quiet = QuietWatch(
            is_busy=lambda: self._is_taking_up or self._caller.is_active,
            patience=lambda: patience_seconds(
                self.state.phase, self._timing, self._caller.line is not None, self._callee_is_gone
            ),
            on_quiet=lambda: self.report(h.Quiet()),
        )
        try:
            while self.state.phase is not Phase.OVER:
                happening = await self._happenings.get()
                if not isinstance(happening, IGNORED[self.state.phase]):
                    self._is_taking_up = True
                    await self._take_up(happening)
                    self._is_taking_up = False
        except Exception:
            log.exception("call_failed", call=self.leg)
            self._ended_by = "error"
            await self._caller.hang_up()
        finally:
            quiet.stop()
            self._connection.cancel()
            self._standby.rest()
            await self._caller.close_line()
            await h.refuse_streams(self._happenings)
        end = CallEnd(self._parts.bot, self._parts.recorder, self._parts.live_states)
        await end.close(self.leg, self.state, ended_by=self._ended_by)

    def report(self, happening: h.Happening) -> None:
        """From the line, the carrier or a background task; taken up in its turn."""
        if isinstance(happening, h.LegEnded):
            self._connection.cancel()  # at once: nobody is there to be connected
        self._happenings.put_nowait(happening)

    # One thing after the other

    async def _take_up(self, happening: h.Happening) -> None:
        match happening:
            case h.Words():
                await self._take_words(happening)
            case h.Keys(digits):
                await self._take_keys(digits)
            case h.Noise():
                if not self._caller.say_cut_again():  # after a cough the cut sentence, else a question
                    await self._tell(CallEvent.CALLER_NOT_HEARD)
            case h.NotUnderstood(code):
                self._offer_keys(code)
            case h.Quiet():
                await self._take_quiet()
            case h.ConnectionOver(result):
                await self._take_result(result)
            case h.BotBack(reply):
                self._caller.stop_speaking()
                self._take_reply(reply)
            case h.StreamBack(stream):
                await self._take_stream(stream)
            case h.StreamEnded():
                await self._lose_stream()
            case h.CalleeGone():
                self._callee_is_gone = True
            case h.LegEnded():
                self._call.change(phase=Phase.OVER)

    async def _take_words(self, words: h.Words) -> None:
        metrics.TURNS.labels("words").inc()
        self._caller.take_cut()
        self._transcript.caller_said(words)
        if self.state.phase is Phase.LEAVING and words.say_goodbye:
            return  # goodbye to our goodbye
        await self._converse(self._dialogue.words(words), answers=words)

    async def _tell(self, event: CallEvent, **fields: str) -> None:
        """Something happened on the line: a turn with an event instead of words."""
        await self._converse(self._dialogue.event(event, **fields))

    async def _converse(self, question: Question, answers: h.Words | None = None) -> None:
        """Ask the bot, speak its words, act on its command."""
        answer = await self._dialogue.ask(question, language=self.state.language)
        if answer is None:
            self._stand_by()
        else:
            self._take_reply(answer.reply, answers=answers, dialogue_ms=answer.took_ms)

    def _take_reply(
        self, reply: Reply, *, answers: h.Words | None = None, dialogue_ms: float | None = None
    ) -> None:
        self._standby.end()
        self._call.note_outcome(reply.outcome)
        if reply.texts:
            text = " ".join(reply.texts)
            self._transcript.receptionist_says(text, reply.language, answers=answers, dialogue_ms=dialogue_ms)
            self._caller.say(reply.texts, reply.language)
        self._call.change(phase=Phase.TALKING, language=reply.language, is_greeted=True)
        self._act(reply.command)

    def _act(self, command: Command | None) -> None:
        match command:
            case Connect():
                self._connect(command)
            case HandOff():
                self._connect(Connect(OPERATOR, purpose=self._transcript.story()))
            case CollectKeys(most_digits) if self._caller.line is not None:
                self._caller.line.keys.expect_number(most_digits)
            case HangUp():
                self._call.change(phase=Phase.LEAVING)  # some seconds of quiet end the call (A6)

    # Connecting

    def _connect(self, command: Connect) -> None:
        self._standby.rest()
        self._callee_is_gone = False
        self._connection.start(command)

    async def _take_result(self, result: ConnectionResult) -> None:
        if result.event is CallEvent.CALLEE_ACCEPTED:
            await self._be_joined(result)
            return
        self._caller.wait_with(None, listens=True)
        if self._standby.is_on:
            self._caller.say_prompt(PROMPT_AFTER[result.event], self.state.language)
            self._stand_by()
        else:
            await self._tell(result.event, **result.fields)

    async def _be_joined(self, result: ConnectionResult) -> None:
        self._call.note("joined")
        self._call.note_outcome(Outcome(disposition="handed_off" if self.state.handed_off else "connected"))
        self._callee_is_gone = self._callee_is_gone or result.callee_is_gone
        await self._caller.close_line()
        if not self._standby.is_on:
            question = self._dialogue.event(CallEvent.CALLEE_ACCEPTED)
            answer = await self._dialogue.ask(question, language=self.state.language)
            if answer is not None:  # its words nobody hears: the caller is with the callee
                self._call.note_outcome(replace(answer.reply.outcome, disposition=None))

    # Keys, quiet, standby

    async def _take_keys(self, digits: str) -> None:
        """Keys work at any moment: in the conversation, while a telephone rings, and without the bot."""
        metrics.TURNS.labels("keys").inc()
        self._caller.take_cut()
        self._transcript.caller_pressed(digits, self.state.language)
        if self.state.phase is Phase.CONNECTING:
            self._connection.cancel()
            self._caller.wait_with(None, listens=True)
            self._call.change(phase=Phase.STANDBY if self._standby.is_on else Phase.TALKING)
        if not self._standby.is_on:
            await self._tell(CallEvent.KEYS_PRESSED, digits=digits)
        elif target := target_of_keys(digits, self._parts.callees.directory()):
            self._caller.say_prompt("please_wait", self.state.language)
            self._call.note_outcome(goal_of(target))
            self._connect(Connect(target, purpose=self._transcript.story()))
        else:
            self._caller.say_prompt("standby_unknown", self.state.language)

    def _offer_keys(self, code: str) -> None:
        """Words cannot be understood, or not be spoken: prompts are prepared, and keys always work (G5)."""
        log.warning("keys_offered", call=self.leg, reason=code)
        if code == "voice_broken" and not self._parts.line.voice.has_prompts:
            self._caller.wait_with(tones.working(), listens=True)  # at least the line is not dead
        else:
            self._caller.say_prompt("standby", self.state.language)

    async def _take_quiet(self) -> None:
        phase = self.state.phase
        if phase is Phase.JOINED or self._caller.line is None:
            if not await self._caller.bring_back():
                self._call.change(phase=Phase.OVER)
        elif phase is Phase.TALKING:
            metrics.TURNS.labels("silence").inc()
            await self._tell(CallEvent.CALLER_SILENT)
        elif phase is Phase.CONNECTING:
            self._caller.say_prompt("still_ringing", self.state.language)
        elif phase is Phase.LEAVING:
            self._ended_by = "receptionist"
            await self._caller.hang_up()
            self._call.change(phase=Phase.OVER)
        elif not self._standby.prompt_again(self.state.language):
            self._call.change(phase=Phase.LEAVING)

    def _stand_by(self) -> None:
        self._call.change(phase=Phase.STANDBY)
        self._standby.begin(self._greeting, language=self.state.language, is_greeted=self.state.is_greeted)

    # Streams that open, break and come back

    async def _take_stream(self, stream: MediaStream) -> None:
        phase, is_first = self.state.phase, not self._is_resumed
        self._is_resumed = True
        await self._caller.open(stream)
        if not is_first:
            metrics.CALLS_RESUMED.labels(phase.value).inc()
            self._call.note("stream_resumed", phase=phase.value)
        if phase is Phase.CONNECTING and self._connection.is_under_way:
            self._caller.say_prompt("please_wait", self.state.language)
            self._caller.wait_with(tones.ringing(), listens=False)
            return
        if phase is Phase.CONNECTING and self.state.callee_leg:
            # Rung by a process that is no more.
            self._parts.connection.hold(self._parts.telephony.hang_up(self.state.callee_leg))
        if not is_first and not self.state.is_greeted:
            self._caller.say_prompt("line_was_cut", self.state.language)
        was_joined = phase is Phase.JOINED and self.state.is_greeted
        self._call.change(phase=Phase.TALKING, callee_leg="")
        await self._converse(
            self._dialogue.event(CallEvent.CONNECTION_ENDED) if was_joined else self._greeting()
        )
        if is_first and not self._parts.has_room():
            self._caller.say_prompt("standby", self.state.language)

    def _greeting(self) -> Question:
        """What the bot begins with, or goes on with after a break."""
        event = CallEvent.CALL_RESUMED if self.state.is_greeted else CallEvent.CALL_STARTED
        return self._dialogue.event(event)

    async def _lose_stream(self) -> None:
        """Hung up, or only a broken socket? Ask the carrier, and have the call back if it is still up."""
        await self._caller.close_line()
        self._call.note("stream_closed")
        if self.state.phase is Phase.LEAVING:
            await self._caller.hang_up()
            self._call.change(phase=Phase.OVER)
        elif not await self._caller.bring_back():
            self._call.change(phase=Phase.OVER)
