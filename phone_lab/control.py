"""A client of the lab's control interface, for `zongji call`, tests and benchmarks."""

from __future__ import annotations

import io
import json
import time
import wave
from collections.abc import Iterator, Sequence
from typing import Any

import httpx
import numpy as np
from numpy.typing import NDArray

Steps = Sequence[Any]  # each in one of the forms that phone_lab.handset.steps reads

_OVER = frozenset({"completed", "busy", "no-answer", "failed", "canceled"})


class LabControl:
    """Synchronous; HTTP errors are raised as httpx.HTTPStatusError."""

    def __init__(self, base_url: str, *, timeout_seconds: float = 10) -> None:
        self._http = httpx.Client(base_url=base_url, timeout=timeout_seconds, trust_env=False)

    def close(self) -> None:
        self._http.close()

    def wait_until_ready(self, *, limit_seconds: float) -> None:
        """Raises TimeoutError."""
        deadline = time.monotonic() + limit_seconds
        while time.monotonic() < deadline:
            try:
                if self._http.get("/healthz").is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.02)
        raise TimeoutError("the phone lab did not come up")

    def place_call(self, script: Steps = (), **fields: Any) -> str:
        """The CallSid. ``fields`` are those of ``NewCall`` (limit_seconds ...); from_number is ``from``."""
        fields = {"from" if name == "from_number" else name: value for name, value in fields.items()}
        placed = self._send("POST", "/lab/calls", {"script": list(script), **fields})
        return str(placed.json()["call_sid"])

    def add_steps(self, call_sid: str, *steps: Any) -> None:
        self._send("POST", f"/lab/calls/{call_sid}/steps", {"steps": list(steps)})

    def hang_up(self, call_sid: str) -> None:
        self._send("POST", f"/lab/calls/{call_sid}/hang_up")

    def break_stream(self, call_sid: str) -> None:
        self._send("POST", f"/lab/calls/{call_sid}/break_stream")

    def set_handset(self, number: str, **behaviour: Any) -> None:
        """``answers="busy"``, ``rings=2``, ``script=[...]`` ...: the fields of ``Behaviour``."""
        self._send("PUT", f"/lab/handsets/{number}", behaviour)

    def reset_handset(self, number: str) -> None:
        self._send("DELETE", f"/lab/handsets/{number}")

    def reset(self) -> None:
        """All handsets as they were at the start, all calls ended and forgotten."""
        self._send("DELETE", "/lab/handsets")
        self._send("DELETE", "/lab/calls")

    def set_number(self, number: str, **fields: Any) -> None:
        """``voice_url=...``: the fields of ``IncomingNumber``."""
        self._send("PUT", f"/lab/numbers/{number}", fields)

    def calls(self, **having: Any) -> list[dict[str, Any]]:
        """All legs, newest first; ``having`` picks those with these values (``handset="+86..."``)."""
        calls: list[dict[str, Any]] = self._send("GET", "/lab/calls").json()
        return [call for call in calls if all(call[key] == value for key, value in having.items())]

    def call(self, call_sid: str) -> dict[str, Any]:
        """A leg with its turns, notices and events."""
        found: dict[str, Any] = self._send("GET", f"/lab/calls/{call_sid}").json()
        return found

    def events(self, call_sid: str) -> Iterator[dict[str, Any]]:
        """From the first event on, live, until the call is over."""
        with self._http.stream("GET", f"/lab/calls/{call_sid}/events", timeout=30) as response:
            response.raise_for_status()
            for line in response.iter_lines():
                if line.startswith("data: "):
                    yield json.loads(line[6:])

    def wav(self, call_sid: str) -> bytes:
        """Stereo, 8 kHz: said, heard."""
        return self._send("GET", f"/lab/calls/{call_sid}/audio.wav").content

    def audio(self, call_sid: str) -> NDArray[np.int16]:
        """Shape (n, 2): said, heard."""
        with wave.open(io.BytesIO(self.wav(call_sid))) as file:
            return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)

    def wait_for(self, call_sid: str, *kinds: str, limit_seconds: float = 20) -> dict[str, Any]:
        """The call, once its log has an event of one of these kinds. Raises TimeoutError."""
        deadline = time.monotonic() + limit_seconds
        while True:
            call = self.call(call_sid)
            if any(event["type"] in kinds for event in call["events"]):
                return call
            if time.monotonic() > deadline:
                raise TimeoutError(f"no {' or '.join(kinds)} within {limit_seconds} s")
            time.sleep(0.03)

    def wait_until_over(self, call_sid: str, *, limit_seconds: float = 60) -> dict[str, Any]:
        """The call once it has ended. Raises TimeoutError."""
        deadline = time.monotonic() + limit_seconds
        while True:
            call = self.call(call_sid)
            if call["status"] in _OVER and call["over"]:
                return call
            if time.monotonic() > deadline:
                raise TimeoutError(f"the call is still {call['status']} after {limit_seconds} s")
            time.sleep(0.03)

    def _send(self, method: str, path: str, body: Any = None) -> httpx.Response:
        response = self._http.request(method, path, json=body)
        response.raise_for_status()
        return response
