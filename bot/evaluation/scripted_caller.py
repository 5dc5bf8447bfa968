"""A caller with a script: says lines, meets events, answers what the receptionist asks from a list of facts.

A conversation (``heldout/conversations/*.yml``)::

    name: Busy, then a message
    language: zh
    number: "+8613811112222"        # withheld when empty
    turns:
      - {say: 请转采购部的付辉, goal: connect, target: "person:p033", command: connect}
      - {event: callee_busy, hears: [占线]}
      - {say: 那我留个言吧}
      - {answer: "对吗"}            # answer questions until these words are heard; "done": until it has ended
    answers: {name: 我姓胡, content: 请他看一下报价, confirm: 对的}
    outcome: {goal: message, target: "person:p033", disposition: message_taken}
    stored: {caller_name: 胡, content: 报价}
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import Any

from bot.client import Bot, Reply
from switchboard.domain.call_events import CallEvent
from switchboard.domain.outcome import Outcome

MOST_ANSWERS = 9  # a caller who is asked more than that hangs up
# What a question asks for; the first that fits counts. Read-backs hold all the other words: they come first.
_ASKS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "wish",
            r"您是想|是哪一样|我想确认一下，您是要|just to be sure|which is it|would you like"
            r" (?:to be|to leave|to make|to visit|to ask|the number|to speak|.{3,40} to call you)",
        ),
        ("own_number", r"回电就打|联系您，|number you are calling from|right number to reach"),
        ("confirm", r"对吗|正确吗|对不对|is that right|correct\?|shall i send"),
        (
            "name",
            r"贵姓|称呼|姓名|尊姓|名义|your name|who may i say|announce you|what name|whose name|we contact",
        ),
        ("company", r"哪家|单位|which company|organisation|your company"),
        ("purpose", r"什么事|事由|what it is about|like to discuss|the matter"),
        ("number", r"电话是多少|哪个号码|电话号码|number can you|number should|telephone number"),
        (
            "content",
            r"什么话|留言的内容|转告什么|具体情况|发生了什么|请讲"
            r"|tell them|the message|happened|problem\?|go ahead",
        ),
        ("time", r"什么时候|什么时间|哪天|哪一天|几点|when would|which day|for when"),
        ("size", r"多少人|几位|how many"),
        ("whom", r"哪位|转给谁|要找谁|对象|联系谁|谁的号码|who is|whom|which person|whose number"),
    )
)
_LAST_COMMANDS = ("connect", "hand_off", "hang_up")
_LAST_DISPOSITIONS = ("connected", "message_taken", "ticket_opened", "handed_off", "refused")
_DEFAULTS = {
    "zh": {"own_number": "可以。", "confirm": "对的。"},
    "en": {"own_number": "yes that's fine", "confirm": "yes"},
}


@dataclass
class Course:
    """What happened, and what of it was not as the script says."""

    name: str
    language: str
    call_id: str
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)

    def fault(self, what: str, expected: object, got: object) -> None:
        if expected != got:
            self.faults.append(f"{what}: expected {expected}, got {got}")


class ScriptedCaller:
    """Holds one conversation with the running bot."""

    def __init__(self, bot: Bot, script: dict[str, Any]) -> None:
        self._bot = bot
        self._script = script
        self._language = script["language"]
        self._about = {"channel": "voice", "caller_number": script.get("number", "+8613811112222")}
        self.course = Course(script["name"], self._language, f"EV{uuid.uuid4().hex}")
        self._reply = Reply((), None, Outcome(), self._language)

    async def hold(self) -> Course:
        """Raises BotDown when the bot stops answering."""
        await self._meet(CallEvent.CALL_STARTED, {"language": self._language})
        for turn in self._script["turns"]:
            if "answer" in turn:
                await self._answer_until(turn["answer"])
            elif "event" in turn:
                await self._meet(CallEvent(turn["event"]), turn.get("fields", {}))
            else:
                await self._say(turn["say"])
            self._check(turn)
        for what, expected in self._script.get("outcome", {}).items():
            self.course.fault(what, expected, getattr(self.course.outcome, what))
        return self.course

    async def _answer_until(self, words: str) -> None:
        for _ in range(MOST_ANSWERS):
            heard = " ".join(self._reply.texts)
            if self._ended if words == "done" else re.search(words, heard):
                return
            answer = self._answer_to(self._reply.texts[-1] if self._reply.texts else "")
            if answer is None:
                break
            await self._say(answer)
        if words == "done" and not self._ended:
            self.course.faults.append(f"no end, last heard: {' '.join(self._reply.texts)}")

    @property
    def _ended(self) -> bool:
        """Something is under way or on record; keys to collect and facts told in passing are no end."""
        command = self._reply.command.name if self._reply.command else ""
        return command in _LAST_COMMANDS or self.course.outcome.disposition in _LAST_DISPOSITIONS

    def _answer_to(self, question: str) -> str | None:
        answers = {**_DEFAULTS[self._language], **self._script.get("answers", {})}
        return next(
            (answers[kind] for kind, asks in _ASKS if asks.search(question) and kind in answers), None
        )

    async def _say(self, words: str) -> None:
        self.course.lines.append(f"> {words}")
        language = self._language if len(words) > 1 else None
        self._take(await self._bot.say(self.course.call_id, words, language=language, **self._about))

    async def _meet(self, event: CallEvent, fields: dict[str, str]) -> None:
        self.course.lines.append(f"> ({event.value})")
        self._take(await self._bot.tell(self.course.call_id, event, **self._about, **fields))

    def _take(self, reply: Reply) -> None:
        self._reply = reply
        self.course.lines += [f"< {text}" for text in reply.texts]
        old, new = self.course.outcome, reply.outcome
        self.course.outcome = Outcome(
            new.goal or old.goal, new.target or old.target, new.disposition or old.disposition
        )

    def _check(self, turn: dict[str, Any]) -> None:
        reply, heard = self._reply, " ".join(self._reply.texts)
        for what in ("goal", "target"):
            if what in turn:
                self.course.fault(what, turn[what], getattr(reply.outcome, what))
        if "command" in turn:
            self.course.fault("command", turn["command"], reply.command.name if reply.command else None)
        if "hears" in turn and not any(word in heard for word in turn["hears"]):
            self.course.faults.append(f"expected one of {turn['hears']}, heard: {heard}")
        if any(word in heard for word in turn.get("hears_not", ())):
            self.course.faults.append(f"must not hear one of {turn['hears_not']}: {heard}")
