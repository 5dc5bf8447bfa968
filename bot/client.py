"""Client of the running bot: what the gateway, the chat and the tools say to it and hear from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx

from switchboard.domain.call_events import CallEvent, to_message
from switchboard.domain.commands import Command, UnknownCommand, from_json
from switchboard.domain.outcome import Outcome

LONGEST_TEXT = 2000  # characters a turn: more is no speech, and would slow down the other calls


class BotDown(Exception):
    """The bot cannot be reached, is too slow, or answers with nothing or nonsense."""

    code = "bot_down"


@dataclass(frozen=True)
class Reply:
    """One turn of the receptionist: the words in order, at most one command, what it set about."""

    texts: tuple[str, ...]
    command: Command | None
    outcome: Outcome
    language: str  # "zh" | "en": speak the words in this language


class Bot:
    """Talks to Rasa's REST webhook; one HTTP connection pool for all conversations.

    At most one turn of a conversation may be under way at a time: the caller of this class keeps the order.
    """

    def __init__(
        self,
        base_url: str,
        *,
        timeout_seconds: float = 5.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._url = f"{base_url.rstrip('/')}/webhooks/rest/webhook"
        self._http = httpx.AsyncClient(timeout=timeout_seconds, transport=transport, trust_env=False)
        self._about: dict[str, dict[str, str]] = {}

    async def say(
        self,
        conversation_id: str,
        text: str,
        *,
        language: str | None,
        channel: str,
        caller_number: str | None = None,
    ) -> Reply:
        """Pass on the caller's own words. ``language`` is what the transcriber heard, or None.

        Raises:
            BotDown: no reply came, or none that can be spoken.
        """
        about = {"channel": channel, "caller_number": caller_number or ""}
        self._remember(conversation_id, about)
        # A leading slash would execute an intent: callers may not.
        words = text.strip().lstrip("/／").strip()[:LONGEST_TEXT] or "…"
        return await self._ask(conversation_id, words, {**about, "language": language or ""})

    async def tell(self, conversation_id: str, event: CallEvent, **fields: str) -> Reply:
        """Report something that happened on the line.

        ``channel``, ``language`` and ``caller_number`` among the fields become metadata of the message
        (pass them with ``CALL_STARTED`` at least), the others fields of the event.

        Raises:
            BotDown: no reply came, or none that can be used.
        """
        given = {key: fields.pop(key, None) for key in ("channel", "language", "caller_number")}
        about: dict[str, str] = {key: value for key, value in given.items() if value}
        known = {"channel": "voice", **self._about.get(conversation_id, {}), **about}
        self._remember(conversation_id, known)
        if event is CallEvent.CALLER_HUNG_UP:
            self._about.pop(conversation_id, None)
        return await self._ask(
            conversation_id, to_message(event, **{key: str(value) for key, value in fields.items()}), known
        )

    async def is_ready(self) -> bool:
        """Whether Rasa answers at all (its model is loaded when its port opens)."""
        try:
            answer = await self._http.get(self._url.rsplit("/webhooks", 1)[0] + "/", timeout=2.0)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    async def aclose(self) -> None:
        await self._http.aclose()

    def _remember(self, conversation_id: str, about: dict[str, str]) -> None:
        if len(self._about) > 10_000:  # chats never hang up: forget the oldest
            self._about.pop(next(iter(self._about)))
        self._about[conversation_id] = {
            key: value for key, value in about.items() if key in ("channel", "caller_number")
        }

    async def _ask(self, conversation_id: str, message: str, metadata: dict[str, str]) -> Reply:
        body = {"sender": conversation_id, "message": message, "metadata": metadata}
        try:
            answer = await self._http.post(self._url, json=body)
            answer.raise_for_status()
            parts = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise BotDown(type(error).__name__) from error
        # HTTP 200 with an empty list is how Rasa says that it does not know what to do.
        if not isinstance(parts, list) or not parts:
            raise BotDown(f"empty reply for {quote(conversation_id)}")
        return read_reply(parts)


def read_reply(parts: list[dict[str, Any]]) -> Reply:
    """Put the messages of one turn together: ``[{"text": ...}, {"custom": {"command": ...}}, ...]``.

    Raises:
        BotDown: a part is malformed or names an unknown command.
    """
    texts: list[str] = []
    command: Command | None = None
    outcome = Outcome()
    language = "zh"
    for part in parts:
        if not isinstance(part, dict):
            raise BotDown("malformed reply")
        custom = part.get("custom") or {}
        if text := part.get("text"):
            texts.append(str(text))
        language = custom.get("language", language)
        if "command" in custom:
            try:
                command = from_json(custom["command"])
            except UnknownCommand as error:
                raise BotDown("unknown command") from error
        outcome = _merged(outcome, custom.get("outcome") or {})
    return Reply(tuple(texts), command, outcome, language)


def _merged(before: Outcome, news: dict[str, str | None]) -> Outcome:
    return Outcome(
        goal=news.get("goal") or before.goal,
        target=news.get("target") or before.target,
        disposition=news.get("disposition") or before.disposition,
    )
