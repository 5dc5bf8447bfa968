"""「我要留言」 "Take a message, please": collect it by form, read it back, commit it (D1, D2)."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re

import structlog

from bot.actions.callees import NO_TOPICS, general_office, who_is_meant
from bot.actions.caller_facts import remember_caller
from bot.actions.goal import Goal
from bot.actions.questions import Question, ask, remember
from bot.actions.turn import Turn
from bot.actions.two_wishes import connect_later
from switchboard.domain.commands import CollectKeys, HandOff
from switchboard.domain.find_callee import Candidate, Lookup
from switchboard.domain.messages import MessageDraft

MOST_OFFERS = 2  # of the caller's own number, in other words each
log = structlog.get_logger(__name__)

EMPTY = {"message_for": None, "message_content": None, "message_confirmed": None, "message_kind": None}
# Which of name, company and number are known -> how the message is read back
READ_BACK = {
    (True, True, True): "utter_read_back_full",
    (True, False, True): "utter_read_back_no_company",
    (True, True, False): "utter_read_back_no_number",
    (True, False, False): "utter_read_back_no_number",
    (False, True, True): "utter_read_back_no_name",
    (False, False, True): "utter_read_back_no_name",
    (False, True, False): "utter_read_back_content_only",
    (False, False, False): "utter_read_back_content_only",
}
# 「给王伟留言，说我明天不来了」: the message is in the wish already.
_TOLD = re.compile(
    r"(?:告诉[他她]|跟[他她]说|和[他她]说|转告[他她]?|就说|(?:^|[，,。\s])说是?|内容是|让[他她]|请[他她]|叫[他她])[，,:：\s]*(.{4,})$"
    r"|\b(?:tell (?:him|her|them)(?: that)?|say(?:ing)?(?: that)?|that says|let (?:him|her|them) know(?: that)?|ask (?:him|her|them) to|the message is)\s+(.{6,})$",
    re.IGNORECASE,
)
# What stands right before those who are told.
_TO = re.compile(
    r"(?:给|告诉|跟|和|向|让|叫|请|通知|转告|托)(?:一下)?(?:你们|咱们|贵公司|贵司)?(?:那个|管|搞|做)?$"
    r"|\b(?:tell|for|with|let|to|inform|remind|ask|notify)\s+(?:(?:the|your|you|those)\s+)*$",
    re.IGNORECASE,
)
_KEPT_WHOLE = re.compile(r"^(?:让[他她]|请[他她]|叫[他她]|ask )", re.IGNORECASE)


class LeaveMessage(Goal):
    action = "action_leave_message"

    def act(self, turn: Turn) -> None:
        remember_caller(turn)
        question = Question.of(turn)
        # 「给付辉留言，让他转告韩梅」: whom the message speaks of is not whom it is for.
        told = _TOLD.search(turn.text)
        lookup = told and who_is_meant(turn, NO_TOPICS, before=told.start())
        lookup = lookup or who_is_meant(turn, NO_TOPICS) or _department_told(turn)
        if lookup and lookup.kind == "one":
            begin_message(turn, lookup.targets[0], content=told_message(turn.text))
        elif lookup and lookup.kind in ("several", "too_many", "near"):
            turn.outcome(goal="message")
            from bot.actions.put_through import follow

            follow(turn, lookup, then="message")
            turn.outcome(goal="ask_which")
        else:
            # 「好的，留言」 after "busy": for the one who could not be reached.
            known = (question.target if question and question.kind != "not_found" else "") or turn.slot(
                "callee"
            )
            begin_message(turn, known or None, content=told_message(turn.text))


def _department_told(turn: Turn) -> Lookup | None:
    """「告诉人事我不去了」: what a message is about may be anything, but who is told is a department."""
    for mention in turn.mentions("subject"):
        if len(mention.targets) == 1 and _TO.search(turn.text[: mention.start]):
            return Lookup("one", (Candidate(mention.targets[0], 1.0, "mention"),))
    return None


def begin_message(
    turn: Turn, target: str | None, *, content: str | None = None, kind: str = "message"
) -> None:
    """Start the questions; what is known already is not asked."""
    if target == "operator":
        target = general_office(turn)
    turn.outcome(goal="callback" if kind == "callback" else "message", target=target)
    turn.start_form(
        "message_form",
        **{**EMPTY, "message_for": target, "message_content": content, "message_kind": kind},
    )


def told_message(text: str) -> str | None:
    match = _TOLD.search(text)
    if not match:
        return None
    content = (
        match.group() if _KEPT_WHOLE.match(match.group()) else match.group(1) or match.group(2)
    ).strip()
    return content if len(content) >= 4 else None


class AskMessageFor(Goal):
    """Whose name is still open is settled first; otherwise: for whom?"""

    action = "action_ask_message_form_message_for"
    counts_as_heard = False
    response = "utter_ask_message_for"

    def act(self, turn: Turn) -> None:
        question = Question.of(turn)
        if question and question.kind in ("which", "which_department", "confirm"):
            ask(turn, question)
        else:
            turn.say(self.response)


class AskVisitFor(AskMessageFor):
    action = "action_ask_visit_form_visit_for"
    response = "utter_ask_visit_for"


class AskCallerNumber(Goal):
    """Offers the number that the caller calls from; otherwise it may be said or keyed in."""

    action = "action_ask_message_form_caller_number"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        # Asked again after a digression it is the same question; after a no it is another one.
        refused = int(turn.slot("misheard") or 0) > 0
        if turn.own_number and not refused and turn.times_said("utter_ask_number_known") < MOST_OFFERS:
            turn.say("utter_ask_number_known", number=turn.told(turn.own_number))
        else:
            turn.say("utter_ask_number")
        if not turn.in_chat:
            turn.perform(CollectKeys())


class AskComplaintNumber(AskCallerNumber):
    action = "action_ask_complaint_form_caller_number"


class AskVisitNumber(AskCallerNumber):
    action = "action_ask_visit_form_caller_number"


class AskBookingNumber(AskCallerNumber):
    action = "action_ask_booking_form_caller_number"


class AskConfirmation(Goal):
    """Reads the message back, numbers digit by digit (D1)."""

    action = "action_ask_message_form_message_confirmed"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if turn.slot("correcting"):
            turn.say("utter_ask_what_is_wrong")
            return
        name, company = turn.slot("caller_name") or "", turn.slot("caller_company") or ""
        number = turn.slot("caller_number") or ""
        turn.say(
            READ_BACK[(bool(name), bool(company), bool(number))],
            callee=turn.name_of(turn.slot("message_for") or general_office(turn)),
            name=name,
            company=company,
            number=turn.told(number) if number else "",
            content=(turn.slot("message_content") or "").rstrip("。.！!，, "),
        )


class TakeMessage(Goal):
    """The caller has confirmed: commit, and only then say so."""

    action = "action_take_message"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if turn.slot("message_confirmed") != "yes":
            return  # the caller left the form
        target = turn.slot("message_for") or general_office(turn)
        if not commit(turn):
            failed_to_record(turn)
            return
        if turn.slot("later"):
            turn.say("utter_message_noted", callee=turn.name_of(target))
            connect_later(turn)
            return
        turn.say("utter_message_taken", callee=turn.name_of(target))
        remember(turn, Question("anything_else"))


class KeepWhatWasSaid(Goal):
    """The caller has hung up. Outside a form there is nothing to keep."""

    action = "action_keep_what_was_said"

    def act(self, turn: Turn) -> None:
        turn.set(pending=None)


def keep_unfinished(turn: Turn) -> bool:
    """Caller gone or silent: a message with content, or somebody to ring back, is stored all
    the same (D2).
    """
    content, name, number = (turn.slot(s) for s in ("message_content", "caller_name", "caller_number"))
    return bool(content or (name and number)) and commit(turn)


def commit(turn: Turn) -> bool:
    """Store the message of the form. False: it could not be stored, and
    the caller must not be told otherwise.
    """
    target = turn.slot("message_for") or general_office(turn)
    draft = MessageDraft(
        call_id=turn.call_id,
        target=target,
        caller_name=turn.slot("caller_name") or "",
        caller_company=turn.slot("caller_company") or "",
        caller_number=turn.slot("caller_number") or turn.own_number,
        content=turn.slot("message_content") or "",
        language=turn.language,
    )
    try:
        turn.desk.take_message(draft)
    except Exception:
        log.exception("message_not_stored", call_id=turn.call_id)
        return False
    turn.outcome(target=target, disposition="message_taken")
    turn.set(**EMPTY)
    return True


def failed_to_record(turn: Turn) -> None:
    if turn.in_chat:
        turn.say("utter_not_recorded_chat")
        turn.outcome(disposition="failed")
        return
    turn.say("utter_not_recorded")
    turn.outcome(goal="operator", disposition="handed_off")
    turn.perform(HandOff(reason="not_recorded"))
