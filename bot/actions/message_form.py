"""What a caller says while a message is taken: names, numbers, words, yes, no, corrections of each (D1)."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re
from typing import Any, ClassVar

from bot.actions.callees import NO_TOPICS, answer_to_which, general_office, who_is_meant
from bot.actions.caller_facts import corrects, facts, says_more_than_facts
from bot.actions.form import Form
from bot.actions.leave_message import keep_unfinished, told_message
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn

_NEW_CONTENT = re.compile(
    r"(?:内容|留言)(?:改成|改为|是|应该是|换成)[：:，,\s]*(.{2,})$|(?:change (?:it|the message) to|the message (?:is|should be|should say))\s+(.{2,})$",
    re.IGNORECASE,
)
# Which part is wrong, said without the right value: ask for that part again.
_WRONG_PART = (
    (re.compile(r"名字|姓名|姓|\bname\b", re.IGNORECASE), "caller_name"),
    (re.compile(r"电话|号码|手机|\bnumber\b|\bphone\b", re.IGNORECASE), "caller_number"),
    (re.compile(r"公司|单位|\bcompany\b", re.IGNORECASE), "caller_company"),
    (re.compile(r"内容|留言|\bmessage\b|\bcontent\b", re.IGNORECASE), "message_content"),
)


class MessageForm(Form):
    action = "validate_message_form"
    own_intents: ClassVar[frozenset[str]] = frozenset(
        {"call_back", "leave_message", "visit", "book_room", "sales_pitch", "ticket_status"}
    )

    def fill(self, turn: Turn, asked: str) -> dict[str, Any]:
        if asked == "message_for":
            return self._for_whom(turn)
        if asked == "message_confirmed":
            return self._confirmed(turn)
        other = self._someone_else(turn)
        if other:
            return other
        filled = super().fill(turn, asked)
        if "message_content" not in filled and not turn.slot("message_content"):
            # 「请她明天上午给我回电话」 is the message, whatever was asked.
            content = told_message(turn.text) or (turn.text if turn.intent == "call_back" else None)
            if content and says_more_than_facts(turn):
                # A whole wish is no name and no number.
                filled = {k: v for k, v in filled.items() if k in facts(turn)}
                filled["message_content"] = content.strip(" 。.")
        return filled

    def give_up(self, turn: Turn, asked: str) -> dict[str, Any]:
        if asked == "message_for":
            return {"message_for": general_office(turn)}
        if asked == "message_confirmed":
            return {"message_confirmed": "yes", "correcting": None}
        return {asked: ""}

    def keep(self, turn: Turn) -> None:
        keep_unfinished(turn)

    def _for_whom(self, turn: Turn) -> dict[str, Any]:
        question = Question.of(turn)
        if question and question.kind == "which":
            lookup = answer_to_which(turn, question)
        elif question and question.kind == "confirm" and turn.intent == "affirm":
            return {"message_for": question.target, "pending": None}
        else:
            found = who_is_meant(turn)
            if found is None:
                return super().fill(turn, "message_for")
            lookup = found
        if lookup.kind == "one":
            turn.outcome(target=lookup.target)
            return {"message_for": lookup.targets[0], "pending": None}
        if lookup.kind == "several" or (lookup.kind == "near" and len(lookup.targets) > 1):
            remember(turn, Question("which", targets=lookup.targets[:5], then="message"))
            return {"misheard": 0}
        if lookup.kind == "near":
            remember(turn, Question("confirm", target=lookup.targets[0], then="message"))
            return {"misheard": 0}
        return {}

    def _someone_else(self, turn: Turn) -> dict[str, Any]:
        """「不是王伟，是李娜」「给韩梅留言」: another recipient."""
        if not (corrects(turn) or turn.intent == "leave_message"):
            return {}
        lookup = who_is_meant(turn, NO_TOPICS)
        if lookup is None or lookup.target in (None, turn.slot("message_for")):
            return {}
        turn.outcome(target=lookup.target)
        return {"message_for": lookup.target, "pending": None, **facts(turn)}

    def _confirmed(self, turn: Turn) -> dict[str, Any]:
        if turn.intent in ("affirm", "thanks", "goodbye") and not facts(turn):
            return {"message_confirmed": "yes", "correcting": None}
        mended = self._someone_else(turn) or self._mended(turn)
        if mended:
            return {"correcting": None, **mended}
        if turn.intent in ("deny", "correct") and not _says_something(turn):
            return {"correcting": "yes"}
        return {}

    def _mended(self, turn: Turn) -> dict[str, Any]:
        new = _NEW_CONTENT.search(turn.text)
        if new:
            return {**facts(turn), "message_content": (new.group(1) or new.group(2)).strip(" 。.")}
        found = facts(turn)
        if found:
            if turn.slot("correcting") and says_more_than_facts(turn) and len(turn.text) > 20:
                return {**found, "message_content": turn.text}
            return found
        if corrects(turn) or turn.slot("correcting"):
            for pattern, slot in _WRONG_PART:
                if pattern.search(turn.text) and len(turn.text) <= 24:
                    return {slot: None}
        if turn.slot("correcting") or (told_message(turn.text) and turn.intent != "affirm"):
            return {"message_content": told_message(turn.text) or turn.text.strip()}
        return {}


def _says_something(turn: Turn) -> bool:
    return len(re.sub(r"[\W_]|不对|不是|错了|no|wrong", "", turn.text, flags=re.IGNORECASE)) > 3
