"""「我上次投诉处理得怎么样了？」: the state of a ticket by its number (F3)."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.questions import Question, ask, remember
from bot.actions.turn import Turn

STATES = {
    "open": "utter_ticket_open",
    "in_progress": "utter_ticket_in_progress",
    "resolved": "utter_ticket_resolved",
    "closed": "utter_ticket_closed",
}


class TellTicketState(Goal):
    action = "action_tell_ticket_state"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="ticket_status")
        number = turn.value("phone") or turn.value("digits") or turn.value("extension")
        if number:
            tell_ticket_state(turn, number)
        else:
            ask(turn, Question("ticket_number"))


def tell_ticket_state(turn: Turn, number: str) -> None:
    turn.outcome(goal="ticket_status")
    ticket = turn.desk.ticket_status(number)
    if ticket is None:
        turn.say("utter_ticket_unknown")
        remember(turn, Question("ticket_number"))
        return
    turn.outcome(disposition="answered")
    turn.say(STATES[ticket.state], number=turn.told(ticket.number))
    remember(turn, Question("anything_else"))
