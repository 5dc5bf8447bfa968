"""Sets about connecting: at once, by a screening or by the secretary, as the rank asks (C1, C5, C6)."""

from __future__ import annotations

from bot.actions.callees import department_named, general_office
from bot.actions.questions import Question, ask
from bot.actions.turn import Turn
from switchboard.domain.commands import Connect
from switchboard.domain.find_callee import Lookup


def follow(turn: Turn, lookup: Lookup, *, then: str = "connect") -> None:
    """Act on a look-up: connect the one, ask which of several (B3), offer the nearest, the office (B4)."""
    targets = lookup.targets
    if lookup.kind == "one":
        serve(turn, targets[0], then=then)
    elif lookup.kind == "several":
        turn.outcome(goal="ask_which")
        ask(turn, Question("which", targets=targets, then=then))
    elif lookup.kind == "too_many":
        turn.outcome(goal="ask_which")
        ask(turn, Question("which_department", targets=targets, then=then))
    elif lookup.kind == "near" and targets:
        turn.outcome(goal="ask_which")
        if len(targets) == 1:
            ask(turn, Question("confirm", target=targets[0], then=then))
        else:
            ask(turn, Question("which", targets=targets[:5], then=then))
    else:
        turn.outcome(goal="ask_which")
        there = department_named(turn)
        ask(turn, Question("not_found", target=there or general_office(turn), other=there, then=then))


def serve(turn: Turn, target: str, *, then: str) -> None:
    """The one is known: do what the caller wanted of them."""
    from bot.actions.leave_message import begin_message
    from bot.actions.number import tell_number
    from bot.actions.visit import begin_visit

    if then == "number":
        tell_number(turn, target)
    elif then == "message":
        begin_message(turn, target)
    elif then == "visit":
        begin_visit(turn, target)
    else:
        put_through(turn, target)


def put_through(turn: Turn, target: str) -> None:
    """Connect to one target, the way its rank asks for."""
    wanted = turn.desk.directory().resolve(target) or target
    if wanted != turn.slot("callee"):
        # A new wish: who was tried for the last one, and why, is no longer true.
        turn.set(tried=[], purpose=None, screened=None)
    if purpose := turn.value("purpose"):
        turn.set(purpose=purpose)
    turn.set(callee=wanted, pending=None, later=None, instead=None)
    route = turn.desk.route_call(wanted)
    if turn.in_chat:
        _in_chat(turn, wanted, route.kind)
    elif route.kind == "screen":
        turn.outcome(goal="screen", target=wanted)
        turn.start_form("screening_form")
    elif route.kind == "secretary":
        turn.outcome(goal="secretary", target=wanted)
        turn.say("utter_to_secretary", callee=turn.name_of(wanted), secretary=turn.name_of(route.target))
        ring(turn, route.target)
    elif route.kind == "message":
        from bot.actions.leave_message import begin_message

        turn.say("utter_nobody_to_ring", callee=turn.name_of(wanted))
        begin_message(turn, wanted)
    else:
        turn.outcome(goal="connect", target=wanted)
        turn.say("utter_connecting", callee=turn.name_of(wanted))
        ring(turn, wanted)


def ring(turn: Turn, target: str, *, screened: bool = False) -> None:
    """Ask the gateway to ring; what comes of it returns as an event. The words are the caller's business."""
    turn.set(ringing=target, screened="yes" if screened else None, pending=None)
    turn.perform(
        Connect(
            target=target,
            caller_name=turn.slot("caller_name") or "",
            caller_company=turn.slot("caller_company") or "",
            purpose=turn.slot("purpose") or "",
            screened=screened,
        )
    )


def _in_chat(turn: Turn, wanted: str, kind: str) -> None:
    # A chat has no line to connect: the goal is stated, and what can be done from here is offered.
    goals = {"secretary": "secretary", "screen": "screen"}
    turn.outcome(goal=goals.get(kind, "connect"), target=wanted)
    ask(turn, Question("in_chat", target=wanted))
