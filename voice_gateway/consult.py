"""The receptionist asks the callee, on a leg of its own, whether to put the caller through (C1, C2, C7)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from switchboard.domain.consult import ConsultAnswer, interpret_answer
from switchboard.domain.people import Directory
from switchboard.services.telephony import MediaStream
from voice_gateway.happenings import FinishedSpeaking, Keys, LineHappening, StreamEnded, Words
from voice_gateway.line import Line, LineParts
from voice_gateway.prompts import announcement, prompt

_SPEAKING_LIMIT_SECONDS = 30.0  # an announcement is a third of this
_FAREWELL_SECONDS = 4.0

NO_ANSWER = ConsultAnswer("no_answer")
HUNG_UP = ConsultAnswer("hung_up")


@dataclass(frozen=True)
class Question:
    """What the callee is told."""

    language: str
    callee: str  # as addressed, or ""
    caller_name: str
    caller_company: str
    purpose: str
    screened: bool

    def sentences(self) -> tuple[str, ...]:
        return announcement(
            self.language,
            callee=self.callee,
            caller_name=self.caller_name,
            caller_company=self.caller_company,
            purpose=self.purpose,
            screened=self.screened,
        )


class Consult:
    """Announces, listens for a word or a key, asks once more, and gives up: a yes is never assumed."""

    def __init__(self, stream: MediaStream, parts: LineParts, question: Question) -> None:
        self._question = question
        self._timing = parts.timing
        self._happenings: asyncio.Queue[LineHappening] = asyncio.Queue()
        self._line = Line(
            stream,
            parts,
            report=self._happenings.put_nowait,
            may_interrupt=False,  # 「喂？」 at the pick-up must not cut the announcement
            is_whole_number=lambda digits: True,
        )

    async def run(self) -> ConsultAnswer:
        """``accept`` and the other kinds of ConsultAnswer, or NO_ANSWER, or HUNG_UP."""
        self._line.start()
        for attempt in range(self._timing.consult_prompts):
            words = self._question.sentences()
            if attempt:
                words = (prompt("consult_ask_again", self._question.language),)
            self._line.say(words, self._question.language)
            answer = await self._listen()
            if answer is not None:
                return answer
        self.say("callee_no_answer_understood")
        await self.until_silent()
        return NO_ANSWER

    async def _listen(self) -> ConsultAnswer | None:
        """Until there is an answer, or silence for some seconds after our words; None then."""
        limit = _SPEAKING_LIMIT_SECONDS
        while True:
            try:
                async with asyncio.timeout(limit):
                    happening = await self._happenings.get()
            except TimeoutError:
                if not self._line.is_in_turn:
                    return None
                limit = self._timing.consult_answer_seconds
                continue
            if isinstance(happening, StreamEnded):
                return HUNG_UP
            if isinstance(happening, FinishedSpeaking):
                limit = self._timing.consult_answer_seconds
            answer = self._understood(happening)
            if answer.kind != "unclear":
                self._line.speaker.interrupt()
                return answer

    def _understood(self, happening: LineHappening) -> ConsultAnswer:
        if isinstance(happening, Keys):
            return interpret_answer("", happening.digits, self._question.language)
        if isinstance(happening, Words):  # whatever language the callee answers in
            return interpret_answer(happening.text, "", happening.language)
        return ConsultAnswer("unclear")

    def say(self, name: str) -> None:
        self._line.be_deaf(True)
        self._line.say((prompt(name, self._question.language),), self._question.language)

    async def until_silent(self) -> None:
        await self._line.speaker.until_silent(limit_seconds=_FAREWELL_SECONDS)

    async def close(self) -> None:
        await self._line.close()


def addressed(directory: Directory, target: str, language: str) -> str:
    """How to address the callee: 「张总」 where the directory has such a form, the English name, else ""."""
    person = directory.person(target.removeprefix("person:")) if target.startswith("person:") else None
    if person is None:
        return ""
    if language == "en":
        return person.name_en
    titled = [alias for alias in person.aliases if alias[-1:] in "总董" and alias[:1] == person.name[:1]]
    return titled[0] if titled else ""
