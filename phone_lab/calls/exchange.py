"""The switching office: rings telephones, runs the programs of calls, moves all audio on with the clock."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import partial
from time import monotonic

import structlog

from phone_lab.audio.voice import Voice
from phone_lab.calls.call import Call, CallbackWish
from phone_lab.calls.call_book import CallBook
from phone_lab.calls.lines import Lines
from phone_lab.calls.outbound import Outbound, ring
from phone_lab.calls.status import NEXT, RINGING
from phone_lab.calls.status_callbacks import OrderedSender, report_status
from phone_lab.conferences.conferences import Conferences
from phone_lab.handset.behaviour import Behaviour, Handsets
from phone_lab.handset.events import EventLog
from phone_lab.handset.script import Script
from phone_lab.numbers import IncomingNumber
from phone_lab.options import Account, LabOptions
from phone_lab.problems import CallProblem, Notice, call_is_over
from phone_lab.recordings import Recordings
from phone_lab.sids import new_sid, now
from phone_lab.twiml.instructions import Fetch, Instructions
from phone_lab.twiml.program import Program
from phone_lab.webhooks import Webhooks

log = structlog.get_logger()

_PROGRAM_SECONDS = 3.0  # a cancelled program says goodbye to its stream within this


class Exchange:
    """What can be done with calls. Everything else of the lab hangs on one of these."""

    def __init__(
        self,
        *,
        account: Account,
        options: LabOptions,
        handsets: Handsets,
        voice: Voice,
        webhooks: Webhooks,
        base_url: str,
    ) -> None:
        """``base_url`` is the lab's own address, where recordings are fetched."""
        self.account, self.options, self.voice, self.webhooks = account, options, voice, webhooks
        self.handsets, self.base_url = handsets, base_url
        self.lines = Lines(on_fault=self._audio_failed)
        self.clock, self.rooms = self.lines.clock, self.lines.rooms
        self.sender = OrderedSender(webhooks)
        self.recordings = Recordings()
        self.conferences = Conferences(self)
        self.calls = CallBook(options)
        self._tasks: set[asyncio.Task[None]] = set()
        self._next_start = 0.0  # monotonic: when the queue of outbound calls lets the next one go

    async def clear(self) -> None:
        """Ends and forgets all calls."""
        for call in list(self.calls.values()):
            self.end(call, "over", by="carrier")
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=_PROGRAM_SECONDS)
        self.calls.clear()

    async def close(self) -> None:
        await self.clear()
        for task in set(self._tasks):
            task.cancel()
        await self.sender.close()
        await self.clock.stop()

    def spawn(self, work: Coroutine[None, None, None], *, name: str) -> asyncio.Task[None]:
        """A task that is held until it is done, and cancelled with the exchange."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def place(
        self, *, from_number: str, to_number: str, behaviour: Behaviour, number: IncomingNumber
    ) -> Call:
        """A handset calls one of the account's numbers."""
        callback = number.status_callback
        call = Call(
            sid=new_sid("CA"),
            account_sid=self.account.sid,
            direction="inbound",
            from_number=from_number,
            to_number=to_number,
            log=EventLog(lambda: self.clock.now_ms),
            behaviour=behaviour,
            callback=CallbackWish(callback, number.status_callback_method) if callback else None,
            fallback_url=number.voice_fallback_url,
            fallback_method=number.voice_fallback_method,
            status=RINGING,
        )
        self.calls.enter(call)
        call.log.add("ringing")
        self.run_program(call, Fetch(number.voice_url, number.voice_method))
        return call

    def dial(self, order: Outbound) -> Call:
        """Rings a telephone; the call is queued when this returns."""
        call = Call(
            sid=new_sid("CA"),
            account_sid=self.account.sid,
            direction=order.direction,
            from_number=order.from_number,
            to_number=order.to_number,
            log=EventLog(lambda: self.clock.now_ms),
            behaviour=self.handsets.at(order.to_number),
            callback=order.callback,
            parent_sid=order.parent_sid,
            fallback_url=order.fallback_url,
            fallback_method=order.fallback_method,
        )
        self.calls.enter(call)
        self.spawn(ring(self, call, order), name="ring")
        return call

    def hang_up_after(self, call: Call, seconds: float) -> None:
        """The patience of whoever holds the handset."""
        self.spawn(self._limit(call, seconds, by="handset"), name="patience")

    async def turn_to_start_a_call(self) -> None:
        """Waits in the account's queue: so many calls a second are started and no more."""
        if self.options.calls_per_second <= 0:
            return
        wait = self._next_start - monotonic()
        self._next_start = max(self._next_start, monotonic()) + 1 / self.options.calls_per_second
        await asyncio.sleep(max(0.0, wait))

    def advance(self, call: Call, event: str) -> bool:
        """Moves the call's status on; False if nothing follows from this event in its present state."""
        status = NEXT.get((call.status, event))
        if status is None:
            return False
        call.status = status
        call.log.add(status.value.replace("-", "_"))
        return True

    def answer(self, call: Call) -> None:
        """The leg is up: its handset speaks and hears from the next frame on."""
        if not self.advance(call, "answered"):
            return
        call.answered_at = now()
        call.log.add("answered")
        self.lines.put_up(call)
        call.script = Script(
            call.handset,
            call.behaviour,
            self.voice,
            hang_up=partial(self.end, call, "over", by="handset"),
        )
        call.script.start()
        call.answered.set()
        self.spawn(self._limit(call, self.options.max_call_seconds, by="carrier"), name="call-limit")
        report_status(call, self.sender)

    def run_program(self, call: Call, start: Instructions) -> None:
        call.program = self.spawn(self._run(call, start), name="program")

    def redirect(self, call: Call, start: Instructions) -> None:
        """New instructions for a call in progress; whatever it was doing is left.

        Raises:
            RestProblem: 21220, the call is not in progress.
        """
        if not call.is_answered:
            raise call_is_over()
        call.log.add("redirected")
        call.redirected.set()
        call.program = self.spawn(self._replace(call, call.program, start), name="program")

    def end(self, call: Call, event: str, *, by: str) -> bool:
        """Ends the call now; False if it has ended before. ``by`` is handset, rest or carrier."""
        if not self.advance(call, event):
            return False
        call.ended_at, call.ended_by = now(), by
        call.handset.put_down()
        call.log.add("hung_up", by=by, status=call.status.value)
        self.lines.take_down(call)
        if call.script is not None:
            call.script.stop()
        if call.program is not None and call.program is not asyncio.current_task():
            call.program.cancel()
        report_status(call, self.sender)
        self.spawn(self._finish(call), name="call-end")
        return True

    async def _run(self, call: Call, start: Instructions) -> None:
        program = Program(self, call)
        try:
            await program.run(start)
        except CallProblem as problem:
            call.note(problem.notice)
            if call.is_answered:
                await program.apologise()
            self.end(call, "over" if call.is_answered else "broken", by="carrier")
        except Exception as error:
            log.exception("lab_program_failed", call_id=call.sid)
            call.note(Notice(13000, f"The lab itself failed: {type(error).__name__}"))
            self.end(call, "broken", by="carrier")
        else:
            self.end(call, "over", by="carrier")

    async def _replace(self, call: Call, old: asyncio.Task[None] | None, start: Instructions) -> None:
        if old is not None and not old.done():
            old.cancel()
            await asyncio.wait({old}, timeout=_PROGRAM_SECONDS)
        if call.is_answered:
            await self._run(call, start)

    async def _finish(self, call: Call) -> None:
        if call.program is not None:
            await asyncio.wait({call.program}, timeout=_PROGRAM_SECONDS)
        call.log.close()
        call.ended.set()
        self.calls.drop_old_audio()

    async def _limit(self, call: Call, seconds: float, *, by: str) -> None:
        try:
            await asyncio.wait_for(call.ended.wait(), seconds)
        except TimeoutError:
            self.end(call, "over", by=by)

    def _audio_failed(self, call: Call) -> None:
        call.note(Notice(13000, "The lab itself failed"))
        self.end(call, "broken", by="carrier")
