"""The caller's side of a connection: who is rung, what is said there, and the way into the room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from switchboard.domain.call_events import CallEvent
from switchboard.domain.commands import Connect
from switchboard.domain.errors import SwitchboardError
from switchboard.domain.people import Directory
from switchboard.domain.ringing import RingStep
from switchboard.services.telephony import CarrierError
from voice_gateway import tones
from voice_gateway.call_log import CallLog
from voice_gateway.call_state import Phase
from voice_gateway.caller_leg import CallerLeg
from voice_gateway.connecting import Connection, ConnectionParts
from voice_gateway.connection_result import ConnectionResult
from voice_gateway.consult import Question, addressed
from voice_gateway.happenings import ConnectionOver

OPERATOR = "operator"


@dataclass(frozen=True)
class Callees:
    """Where numbers and names come from. ``plan`` blocks (SQL) and raises NotInDirectory."""

    plan: Callable[[str], tuple[RingStep, ...]]
    directory: Callable[[], Directory]


class CallerConnection:
    """At most one connection at a time. ``report`` gets its result, unless it was cancelled."""

    def __init__(
        self,
        parts: ConnectionParts,
        callees: Callees,
        *,
        leg: CallerLeg,
        call: CallLog,
        report: Callable[[ConnectionOver], None],
    ) -> None:
        self._parts = parts
        self._callees = callees
        self._leg = leg
        self._call = call
        self._report = report
        self._task: asyncio.Task[None] | None = None

    @property
    def is_under_way(self) -> bool:
        return self._task is not None and not self._task.done()

    def start(self, command: Connect) -> None:
        """Ring and ask in the background; the caller hears what is being said, then ringing."""
        self.cancel()
        self._leg.wait_with(tones.ringing(), listens=False)
        self._call.change(phase=Phase.CONNECTING, handed_off=command.target == OPERATOR)
        self._task = asyncio.create_task(self._run(command), name="connection")

    def cancel(self) -> None:
        """Nothing is left ringing."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def _run(self, command: Connect) -> None:
        try:
            steps = await asyncio.to_thread(self._callees.plan, command.target)
            connection = Connection(
                self._parts,
                steps=steps,
                question_for=lambda step: self._question(step, command),
                join_caller=self._join,
                note=self._call.note,
                on_ringing=lambda leg: self._call.change(callee_leg=leg),
            )
            result = await connection.run()
        except SwitchboardError as error:
            self._call.note("connection_refused", reason=error.code)
            result = ConnectionResult(CallEvent.CALLEE_FAILED)
        except Exception as error:
            self._call.note("connection_failed", error=type(error).__name__)
            result = ConnectionResult(CallEvent.CALLEE_FAILED)
        self._report(ConnectionOver(result))

    async def _join(self, room: str, callee_leg: str) -> None:
        """The caller follows the callee into the room. From here on the end of the stream is no accident."""
        self._call.change(phase=Phase.JOINED, callee_leg=callee_leg)
        try:
            await self._leg.join(room)
        except CarrierError:
            self._call.change(phase=Phase.CONNECTING, callee_leg="")
            raise

    def _question(self, step: RingStep, command: Connect) -> Question:
        return Question(
            language=step.language,
            callee=addressed(self._callees.directory(), step.target, step.language),
            caller_name=command.caller_name,
            caller_company=command.caller_company,
            purpose=command.purpose,
            screened=command.screened,
        )
