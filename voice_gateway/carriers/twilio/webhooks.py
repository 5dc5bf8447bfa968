"""Twilio's requests: voice webhooks, status callbacks, the Media Streams socket. Unsigned: refused."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog
from fastapi import APIRouter, Request, Response, WebSocket
from starlette.websockets import WebSocketDisconnect

from switchboard.services.telephony import Answered, Cause, Ended, Joined, Left, Ringing, StreamOpened
from voice_gateway import metrics
from voice_gateway.carriers.twilio import frames, twiml
from voice_gateway.carriers.twilio.media_stream import TwilioStream
from voice_gateway.carriers.twilio.signatures import HEADER
from voice_gateway.carriers.twilio.telephony import TwilioTelephony

log = structlog.get_logger(__name__)

_START_SECONDS = 5.0  # from the upgrade to the "start" message
_MAX_BODY_BYTES = 64 * 1024
_CAUSES = {
    "completed": Cause.COMPLETED,
    "busy": Cause.BUSY,
    "no-answer": Cause.NO_ANSWER,
    "failed": Cause.FAILED,
    "canceled": Cause.CANCELLED,
}
# Gets the form of a signed request, and what its path names.
_Webhook = Callable[..., Awaitable[Response]]


def create_router(telephony: TwilioTelephony) -> APIRouter:
    router = APIRouter(prefix="/twilio", include_in_schema=False)
    for path, answer in _WEBHOOKS.items():
        router.add_api_route(path, _of_the_carrier(telephony, answer), methods=["POST"])

    @router.websocket("/media")
    async def media(socket: WebSocket) -> None:
        await _serve_stream(telephony, socket)

    return router


def _of_the_carrier(telephony: TwilioTelephony, answer: _Webhook) -> Callable[[Request], Awaitable[Response]]:
    async def webhook(request: Request) -> Response:
        form = await _signed_form(telephony, request)
        if form is None:
            return Response(status_code=403)
        return await answer(telephony, form, **request.path_params)

    return webhook


async def _voice(telephony: TwilioTelephony, form: Mapping[str, str]) -> Response:
    """A new call."""
    caller, called = form.get("From", ""), form.get("To", "")
    return _xml(await telephony.on_incoming(form["CallSid"], caller=caller, called=called))


async def _recover(telephony: TwilioTelephony, form: Mapping[str, str]) -> Response:
    """The stream broke, or we asked for the call to come back: open a stream again."""
    return _xml(await telephony.caller_stream(form["CallSid"]))


async def _after(telephony: TwilioTelephony, form: Mapping[str, str]) -> Response:
    """A conference is over for this leg; Twilio asks even when it is over because the leg hung up."""
    sid = form["CallSid"]
    if form.get("CallStatus") in _CAUSES:
        await telephony.emit(Ended(sid, telephony.next_sequence(sid), Cause.COMPLETED))
        return _xml(twiml.hang_up())
    await telephony.emit(Left(sid, telephony.next_sequence(sid), room=""))
    return _xml(await telephony.caller_stream(sid))


async def _consult(telephony: TwilioTelephony, form: Mapping[str, str], key: str) -> Response:
    """A callee has answered."""
    sid = form["CallSid"]
    await telephony.emit(Answered(sid, telephony.next_sequence(sid), key))
    return _xml(await telephony.callee_stream(sid, key))


async def _status(telephony: TwilioTelephony, form: Mapping[str, str]) -> Response:
    await _leg_status(telephony, form)
    return Response(status_code=204)


async def _conference(telephony: TwilioTelephony, form: Mapping[str, str]) -> Response:
    sid = form["CallSid"]
    if form.get("StatusCallbackEvent") == "participant-join":
        room = form.get("FriendlyName", "")
        await telephony.emit(Joined(sid, telephony.next_sequence(sid), room))
    return Response(status_code=204)


_WEBHOOKS: dict[str, _Webhook] = {
    "/voice": _voice,
    "/voice/recover": _recover,
    "/voice/after": _after,
    "/consult/{key}": _consult,
    "/status": _status,
    "/conference": _conference,
}


async def _signed_form(telephony: TwilioTelephony, request: Request) -> Mapping[str, str] | None:
    """The form of a request that the carrier signed and that names a call; else None, and logged."""
    signature = request.headers.get(HEADER, "")
    if int(request.headers.get("content-length") or 0) > _MAX_BODY_BYTES:
        _refused("body_too_long", request.url.path)
        return None
    form = {key: str(value) for key, value in (await request.form()).items()}
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if not telephony.signatures.of_webhook(path, form, signature):
        _refused("bad_signature", request.url.path)
        return None
    if not form.get("CallSid") and "ConferenceSid" not in form:
        _refused("no_call_sid", request.url.path)
        return None
    return {"CallSid": "", **form}


def _refused(reason: str, path: str) -> None:
    metrics.REFUSED_REQUESTS.labels(reason).inc()
    log.warning("carrier_request_refused", reason=reason, path=path)


async def _leg_status(telephony: TwilioTelephony, form: Mapping[str, str]) -> None:
    sid, state = form["CallSid"], form.get("CallStatus", "")
    if state == "ringing":
        await telephony.emit(Ringing(sid, telephony.next_sequence(sid), inbound=False))
    elif state in _CAUSES:
        declined = form.get("SipResponseCode") == "603"  # Twilio calls a declined call busy
        cause = Cause.REFUSED if declined else _CAUSES[state]
        await telephony.emit(Ended(sid, telephony.next_sequence(sid), cause))


async def _serve_stream(telephony: TwilioTelephony, socket: WebSocket) -> None:
    """Accept a signed upgrade, take ``start``, check its token, and give the stream to the gateway."""
    path = socket.url.path + (f"?{socket.url.query}" if socket.url.query else "")
    if not telephony.signatures.of_socket(path, socket.headers.get(HEADER, "")):
        _refused("bad_signature", socket.url.path)
        await socket.close(code=1008)  # before accept: the upgrade is answered 403
        return
    await socket.accept()
    stream, key = await _opened(telephony, socket)
    if stream is None:
        return
    try:
        await telephony.emit(StreamOpened(stream.leg, telephony.next_sequence(stream.leg), stream, key))
        await stream.finished.wait()
    finally:
        await stream.close()


async def _opened(telephony: TwilioTelephony, socket: WebSocket) -> tuple[TwilioStream | None, str]:
    reason = "no_start"
    try:
        async with asyncio.timeout(_START_SECONDS):
            start = await _start_message(socket)
            bound_to = await telephony.tokens.redeem(start.token)
            leg, _, key = (bound_to or "").partition(" ")
            if bound_to is not None and leg == start.call_sid:
                return TwilioStream(socket, leg=leg, stream_sid=start.stream_sid), key
            reason = "bad_token"
        await socket.close(code=1008)
    except (TimeoutError, WebSocketDisconnect, RuntimeError, KeyError):
        pass
    _refused(reason, socket.url.path)
    return None, ""


async def _start_message(socket: WebSocket) -> frames.Start:
    while True:
        text = await socket.receive_text()
        try:
            frame = frames.parse(text)
        except frames.BadFrame as error:
            metrics.BAD_FRAMES.labels(error.code).inc()
            log.warning("bad_frame_refused", reason=error.code)
            continue
        if isinstance(frame, frames.Start):
            return frame


def _xml(document: str) -> Response:
    return Response(document, media_type="text/xml")
