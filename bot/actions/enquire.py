"""「你们几点下班？」: the company's own facts (E1); what is not on the board goes to a department
and on a list (E2).
"""

from __future__ import annotations

import structlog

from bot.actions.about import asked_topic, who_or_whose
from bot.actions.callees import general_office, who_is_meant
from bot.actions.goal import Goal
from bot.actions.put_through import follow
from bot.actions.questions import Question, remember
from bot.actions.turn import Turn
from switchboard.domain.tickets import TicketDraft

log = structlog.get_logger(__name__)


class AnswerEnquiry(Goal):
    action = "action_answer_enquiry"

    def act(self, turn: Turn) -> None:
        if not answer(turn):
            _unanswered(turn)
            return
        turn.say("utter_anything_else")
        remember(turn, Question("anything_else"))


def answer(turn: Turn) -> bool:
    """Tell what the notice board has; False: it has nothing."""
    topic = tell(turn)
    if not topic:
        return False
    turn.outcome(goal="info", target=topic, disposition="answered")
    return True


def tell(turn: Turn) -> str | None:
    """Say what the notice board has, as a part of a longer answer; the topic, None without any."""
    topic = asked_topic(turn)
    words = turn.desk.enquire(topic, turn.language) if topic else None
    if not words:
        return None
    turn.say("utter_notice", answer=words)
    return topic


def _unanswered(turn: Turn) -> None:
    lookup = who_or_whose(turn)
    if lookup is not None and lookup.kind != "none":
        if not who_is_meant(turn, ("person", "extension")):  # 「冯丽在位子上吗」 is no question to keep
            _keep(turn, lookup.targets[0])
        follow(turn, lookup)  # whose matter it is, knows the answer (B4, E2)
        return
    department = general_office(turn)
    _keep(turn, department)
    turn.outcome(goal="info", target=department)
    turn.say("utter_notice_unknown", department=turn.name_of(department))
    remember(turn, Question("offer_connection", target=department))


def _keep(turn: Turn, department: str) -> None:
    """Put the question on the list of unanswered ones."""
    try:
        turn.desk.open_ticket(
            TicketDraft(turn.call_id, "enquiry", department, content=turn.text, language=turn.language)
        )
    except Exception:
        # The caller is helped all the same; only the list of unanswered questions lacks a line.
        log.exception("enquiry_not_stored", call_id=turn.call_id)
