"""What `zongji call` asks of the running product: is it there, what is on record, what was stored."""

from __future__ import annotations

from typing import Any

import httpx

from zongji.call.report import StoredMessage
from zongji.call.words import words


class CallRefused(RuntimeError):
    """The call cannot be placed; the message is one clear line for a person."""

    code = "call_refused"


class Product:
    """Client of the product's own HTTP; short timeouts, as it is on this machine or near it."""

    def __init__(self, base_url: str, *, token: str = "", timeout_seconds: float = 3.0) -> None:
        self.base_url = base_url.rstrip("/")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(
            base_url=self.base_url, headers=headers, timeout=timeout_seconds, trust_env=False
        )

    def lab_url(self) -> str:
        """Where the phone lab listens.

        Raises:
            CallRefused: nothing answers, it is not ours, or a real carrier is configured.
        """
        try:
            answer = self._http.get("/readyz")
            state = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise CallRefused(words("not_running", url=self.base_url)) from error
        if not isinstance(state, dict) or "carrier" not in state:
            raise CallRefused(words("not_ours", url=self.base_url))
        if state["carrier"] != "lab" or not state.get("lab_url"):
            raise CallRefused(words("no_lab", url=self.base_url))
        return str(state["lab_url"])

    def check_token(self) -> None:
        """
        Raises:
            CallRefused: the API does not take our token.
        """
        answer = self._http.get("/api/calls", params={"limit": 1})
        if answer.status_code == 401:
            raise CallRefused(words("token_refused"))
        answer.raise_for_status()

    def record(self, call_sid: str) -> dict[str, Any] | None:
        """The call's record as it is now; None while there is none or while the product cannot answer."""
        try:
            answer = self._http.get(f"/api/calls/{call_sid}")
            return dict(answer.json()) if answer.status_code == 200 else None
        except (httpx.HTTPError, ValueError):
            return None

    def messages(self, call_sid: str) -> tuple[StoredMessage, ...]:
        """The messages that the call left, with whole numbers (lists mask them)."""
        listed = self._http.get("/api/messages", params={"call_id": call_sid}).raise_for_status().json()
        ids = [row["id"] for row in listed["messages"]]
        rows = [self._http.get(f"/api/messages/{each}").raise_for_status().json() for each in ids]
        return tuple(
            StoredMessage(
                target=row["target"],
                caller_name=row["caller_name"],
                caller_company=row["caller_company"],
                caller_number=row["caller_number"] or "",
                content=row["content"],
            )
            for row in rows
        )

    def close(self) -> None:
        self._http.close()
