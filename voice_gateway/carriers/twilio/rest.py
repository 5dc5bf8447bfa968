"""Twilio's REST API through the official client, off the event loop and bounded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import structlog
from requests.exceptions import RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from switchboard.services.telephony import CarrierError, LegIsOver, Snapshot
from voice_gateway import metrics
from voice_gateway.carriers.twilio import twiml

log = structlog.get_logger(__name__)

API_ORIGIN = "https://api.twilio.com"
_NOT_IN_PROGRESS = (21220, 20404)  # the call ended before; no such call (any more)
_TOO_MANY_REQUESTS = 20429
_MIN_RING_SECONDS = 5
_UP = ("queued", "ringing", "in-progress", "initiated")
_Result = TypeVar("_Result")


class RewritingHttpClient(TwilioHttpClient):
    """The official client pointed at another host: the phone lab. Nothing else differs."""

    def __init__(self, origin: str, *, timeout_seconds: float) -> None:
        super().__init__(timeout=timeout_seconds)
        self._origin = origin

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
        return super().request(method, url.replace(API_ORIGIN, self._origin, 1), *args, **kwargs)


class Rest:
    """The few requests that we make; each one returns or raises CarrierError within twice the timeout."""

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        *,
        api_origin: str = API_ORIGIN,
        timeout_seconds: float = 4.0,
        threads: int = 8,
    ) -> None:
        http = RewritingHttpClient(api_origin, timeout_seconds=timeout_seconds)
        self._client = Client(account_sid, auth_token, http_client=http)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="carrier")
        self._timeout_seconds = timeout_seconds

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def create_call(
        self, to: str, *, from_: str, urls: twiml.Urls, key: str, timeout_seconds: float
    ) -> str:
        """Twilio rings five seconds longer than asked, and starts one call a second per account: the
        rest of a burst waits in its queue, so the deadline is the caller's own."""

        def create() -> str:
            call = self._client.calls.create(
                to=to,
                from_=from_,
                url=urls.consult(key),
                method="POST",
                status_callback=urls.status,
                status_callback_event=["initiated", "ringing", "answered", "completed"],
                timeout=max(_MIN_RING_SECONDS, int(timeout_seconds) - 5),
            )
            return str(call.sid)

        return await self._run("create_call", create)

    async def update_call(self, sid: str, document: str) -> None:
        await self._run("update_call", lambda: self._client.calls(sid).update(twiml=document))

    async def redirect_call(self, sid: str, url: str) -> None:
        await self._run("redirect_call", lambda: self._client.calls(sid).update(url=url, method="POST"))

    async def complete_call(self, sid: str) -> None:
        await self._run("complete_call", lambda: self._client.calls(sid).update(status="completed"))

    async def is_up(self, sid: str) -> bool:
        status = await self._run("fetch_call", lambda: self._client.calls(sid).fetch().status)
        return status in _UP

    async def hold(self, sid: str, room: str, *, held: bool, music_url: str) -> None:
        def change() -> None:
            rooms = self._client.conferences.list(friendly_name=room, status="in-progress", limit=1)
            if not rooms:
                raise LegIsOver("the room has ended")
            participant = self._client.conferences(rooms[0].sid).participants(sid)
            if held and music_url:
                participant.update(hold=True, hold_url=music_url)
            else:
                participant.update(hold=held)

        await self._run("hold", change)

    async def snapshot(self) -> Snapshot:
        def read() -> Snapshot:
            legs = tuple(str(call.sid) for call in self._client.calls.list(status="in-progress", limit=500))
            rooms = {}
            for room in self._client.conferences.list(status="in-progress", limit=100):
                members = self._client.conferences(room.sid).participants.list(limit=50)
                rooms[str(room.friendly_name)] = tuple(str(member.call_sid) for member in members)
            return Snapshot(legs, rooms)

        return await self._run("snapshot", read)

    async def _run(self, verb: str, work: Callable[[], _Result]) -> _Result:
        started = time.monotonic()
        try:
            # Twice the client's own timeout: one more for the wait in our queue of threads.
            async with asyncio.timeout(self._timeout_seconds * 2):
                return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except TwilioRestException as error:
            raise _translated(verb, error) from error
        except (TwilioException, RequestException, OSError, TimeoutError, RuntimeError) as error:
            log.warning("carrier_request_failed", verb=verb, error=type(error).__name__)
            raise CarrierError(f"{verb}: {type(error).__name__}") from error
        finally:
            metrics.CARRIER_SECONDS.labels(verb).observe(time.monotonic() - started)


def _translated(verb: str, error: TwilioRestException) -> CarrierError:
    if error.code in _NOT_IN_PROGRESS or error.status == 404:
        return LegIsOver(f"{verb}: the leg is over")
    reason = "too_many_requests" if error.code == _TOO_MANY_REQUESTS else str(error.code or error.status)
    log.warning("carrier_refused", verb=verb, reason=reason)
    return CarrierError(f"{verb}: {reason}")
