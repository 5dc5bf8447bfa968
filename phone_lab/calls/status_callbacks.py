"""Status callbacks: in order for each call, never in the way of the call itself."""

from __future__ import annotations

import asyncio

import structlog

from phone_lab.calls.call import Call
from phone_lab.calls.status import CALLBACK_EVENT, LIVE, SIP_CODE
from phone_lab.problems import CallProblem
from phone_lab.sids import now, rfc2822
from phone_lab.webhooks import Webhooks

log = structlog.get_logger()

_SEQUENCE = {"initiated": 0, "ringing": 1, "answered": 2, "completed": 3}


class OrderedSender:
    """Requests that nobody waits for, one queue per key (a call or a conference)."""

    def __init__(self, webhooks: Webhooks) -> None:
        self._webhooks = webhooks
        self._last: dict[str, asyncio.Task[None]] = {}

    def send(self, key: str, url: str, *, method: str, parameters: dict[str, str]) -> None:
        before = self._last.get(key)
        task = asyncio.create_task(self._send(before, url, method, parameters), name="status-callback")
        self._last[key] = task
        task.add_done_callback(lambda done: self._forget(key, done))

    async def close(self) -> None:
        tasks = set(self._last.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=1)

    def _forget(self, key: str, task: asyncio.Task[None]) -> None:
        if self._last.get(key) is task:
            del self._last[key]

    async def _send(
        self, before: asyncio.Task[None] | None, url: str, method: str, parameters: dict[str, str]
    ) -> None:
        if before is not None:
            await asyncio.wait({before})
        try:
            await self._webhooks.send(url, method=method, parameters=parameters)
        except CallProblem as problem:
            log.warning("status_callback_failed", code=problem.notice.code)


def report_status(call: Call, sender: OrderedSender) -> None:
    """Reports the call's present status if that was wished for."""
    wish = call.callback
    over = call.status not in LIVE
    event = "completed" if over else CALLBACK_EVENT.get(call.status, "")
    if wish is None or event not in wish.events:
        return
    parameters = call.parameters() | {
        "Timestamp": rfc2822(now()) or "",
        "CallbackSource": "call-progress-events",
        "SequenceNumber": str(_SEQUENCE[event]),
    }
    if over:
        seconds = call.duration_seconds
        parameters |= {"CallDuration": str(seconds), "Duration": str(-(-seconds // 60))}
        if call.direction != "inbound":
            parameters["SipResponseCode"] = "603" if call.declined else SIP_CODE[call.status]
    sender.send(call.sid, wish.url, method=wish.method, parameters=parameters)
