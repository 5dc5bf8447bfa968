"""Carries out TwiML: fetches a document, performs its verbs in turn, follows where they lead."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from phone_lab.audio.frames import FarEnd, Quiet
from phone_lab.audio.playback import Player
from phone_lab.audio.voice import Utterance
from phone_lab.calls.call import Call
from phone_lab.problems import CallProblem, Notice
from phone_lab.twiml.document import Verb, parse_twiml
from phone_lab.twiml.instructions import Fetch, Finished, Inline, Instructions, Outcome

if TYPE_CHECKING:
    from phone_lab.calls.exchange import Exchange

_APOLOGY = Utterance("We are sorry. An application error has occurred. Goodbye.", "en")


class Program:
    """What one call is doing; one instance per run of instructions."""

    def __init__(self, exchange: Exchange, call: Call, *, base_url: str = "") -> None:
        self.exchange, self.call = exchange, call
        self._base_url = base_url

    async def run(self, start: Instructions) -> None:
        """Returns when the last verb is done or the call has been ended by a verb.

        Raises:
            CallProblem: the instructions cannot be had, and no fallback helps.
        """
        outcome: Outcome = start
        for _ in range(self.exchange.options.max_documents):
            if not isinstance(outcome, Fetch | Inline):
                return
            outcome = await self._perform_all(await self._load_or_fall_back(outcome))
            if outcome is None:
                return
        raise CallProblem(11200, "Too many documents in one call")

    async def whisper(self, start: Fetch) -> None:
        """Plays a document to a leg before it is joined; what it leads to after that is not followed."""
        await self._perform_all(await self._load(start))

    def resolve(self, url: str) -> str:
        """Relative URLs count from the document that names them."""
        return urljoin(self._base_url, url) if self._base_url else url

    def action(self, verb: Verb, parameters: dict[str, str]) -> Fetch | None:
        """Where the verb's ``action`` leads, if it has one."""
        if "action" not in verb.attributes:
            return None
        return Fetch(self.resolve(verb.get("action")), verb.get("method", "POST"), parameters)

    def here(self, parameters: dict[str, str]) -> Fetch | None:
        """Without an action, results go to the URL of the running document."""
        return Fetch(self._base_url, "POST", parameters) if self._base_url else None

    async def listen_to(self, player: Player) -> None:
        """Plays to the end."""
        self.attach(player)
        try:
            await player.done.wait()
        finally:
            self.attach(Quiet())

    def attach(self, far: FarEnd) -> None:
        self.call.far = far

    async def apologise(self) -> None:
        """What a caller hears when the customer's server has failed."""
        await self.listen_to(Player(await self.exchange.voice.say(_APOLOGY)))

    async def _load_or_fall_back(self, instructions: Instructions) -> tuple[Verb, ...]:
        try:
            return await self._load(instructions)
        except CallProblem as problem:
            if not self.call.fallback_url:
                raise
            self.call.note(problem.notice)
            parameters = {"ErrorCode": str(problem.notice.code), "ErrorUrl": problem.url}
            fallback = Fetch(self.call.fallback_url, self.call.fallback_method, parameters)
            return await self._load(fallback)

    async def _load(self, instructions: Instructions) -> tuple[Verb, ...]:
        if isinstance(instructions, Inline):
            return parse_twiml(instructions.twiml)
        call, url = self.call, instructions.url
        began_ms = self.exchange.clock.now_ms
        parameters = call.parameters() | instructions.parameters
        answer = await self.exchange.webhooks.send(url, method=instructions.method, parameters=parameters)
        self._base_url = url.partition("#")[0]
        call.log.add(
            "webhook",
            url=self._base_url,
            status=answer.status,
            tries=answer.tries,
            took_ms=self.exchange.clock.now_ms - began_ms,
        )
        return _verbs_of(answer.content_type, answer.body, url)

    async def _perform_all(self, verbs: tuple[Verb, ...]) -> Outcome:
        from phone_lab.twiml.verbs import VERBS  # here, as the verbs know the program

        if not self.call.is_answered and not (verbs and verbs[0].name == "Reject"):
            self.exchange.answer(self.call)
        for verb in verbs:
            perform = VERBS.get(verb.name)
            if perform is None:
                self.call.note(Notice(12200, f"Schema validation warning: <{verb.name}>", "warning"))
                continue
            self.call.log.add("verb", verb=verb.name)
            outcome = await perform(self, verb)
            self.attach(Quiet())
            if outcome is not None:
                return outcome
            await asyncio.sleep(0)  # a document of verbs that take no time must not starve the clock
        return Finished.HANG_UP


def _verbs_of(content_type: str, body: bytes, url: str) -> tuple[Verb, ...]:
    """A plain text is spoken and a sound is played, as Twilio does with them."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind.startswith("audio/"):
        return (Verb("Play", text=url),)
    if kind == "text/plain" and not body.lstrip().startswith(b"<"):
        return (Verb("Say", text=body.decode(errors="replace")),)
    if kind not in ("text/xml", "application/xml", "text/html", "text/plain"):
        raise CallProblem(12300, f"Invalid Content-Type: {kind or 'none'}", url=url)
    try:
        return parse_twiml(body)
    except CallProblem as problem:
        raise CallProblem(problem.notice.code, problem.notice.message, url=url) from problem
