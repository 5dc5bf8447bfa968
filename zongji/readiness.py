"""/readyz: the state of every part, asked side by side, each within a bound."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from zongji.parts import Parts

_LIMIT_SECONDS = 2.0

Check = Callable[[], Awaitable[Any]]


async def readiness(parts: Parts) -> tuple[bool, dict[str, Any]]:
    """Whether every part answers, and the report ``{"ready", "parts": {name: {"ok", "ms"}}, ...}``."""
    settings = parts.settings
    async with httpx.AsyncClient(timeout=_LIMIT_SECONDS) as client:
        checks: dict[str, Check] = {
            "redis": lambda: asyncio.to_thread(parts.switchboard.live.calls),
            "sql": lambda: asyncio.to_thread(parts.switchboard.record_call.recent, 1),
            "rasa": lambda: _get(client, f"{settings.rasa_url}/"),
            "actions": lambda: _get(client, f"http://127.0.0.1:{settings.actions_port}/health"),
        }
        checks["speech"] = lambda: _speech_pool_works(parts)
        if settings.uses_lab:
            checks["lab"] = lambda: _get(client, f"{settings.lab_url}/healthz")
        answers = await asyncio.gather(*(_ask(check) for check in checks.values()))
    states: dict[str, Any] = dict(zip(checks, answers, strict=True))
    ready = all(state["ok"] for state in answers)
    report: dict[str, Any] = {
        "ready": ready,
        "carrier": "lab" if settings.uses_lab else "twilio",
        "parts": states,
        "speech": parts.speech.describe(),
        "gateway": parts.gateway.status(),
    }
    if settings.uses_lab:
        report["lab_url"] = settings.lab_url
    return ready, report


async def _ask(check: Check) -> dict[str, Any]:
    begun = time.monotonic()
    try:
        await asyncio.wait_for(check(), _LIMIT_SECONDS)
    except Exception as error:
        return {"ok": False, "error": getattr(error, "code", type(error).__name__)}
    return {"ok": True, "ms": round((time.monotonic() - begun) * 1_000, 1)}


async def _speech_pool_works(parts: Parts) -> None:
    if parts.gateway.status().get("speech_pool", {}).get("broken"):
        raise SpeechPoolBroken


class SpeechPoolBroken(RuntimeError):
    """Callers get keys and people until it is whole again."""

    code = "speech_pool_broken"


async def _get(client: httpx.AsyncClient, url: str) -> None:
    (await client.get(url)).raise_for_status()
