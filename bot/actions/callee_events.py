"""What became of ringing the callee (C3, C4, C7, C11): the right words, and always a way on."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.leave_message import begin_message
from bot.actions.put_through import put_through, ring
from bot.actions.questions import Question, ask, remember
from bot.actions.turn import Turn


class CalleeAccepted(Goal):
    action = "action_callee_accepted"

    def act(self, turn: Turn) -> None:
        turn.set(pending=None, tried=[])
        turn.outcome(disposition="connected")


class CalleeBusy(Goal):
    action = "action_callee_busy"

    def act(self, turn: Turn) -> None:
        _say_and_offer(turn, "utter_callee_busy", may_wait=True)


class CalleeNoAnswer(Goal):
    action = "action_callee_no_answer"

    def act(self, turn: Turn) -> None:
        _say_and_offer(turn, "utter_callee_no_answer")


class CalleeRefused(Goal):
    action = "action_callee_refused"

    def act(self, turn: Turn) -> None:
        turn.outcome(disposition="refused")  # for the record; a message or another callee replaces it
        _say_and_offer(turn, "utter_callee_refused")


class CalleeFailed(Goal):
    action = "action_callee_failed"

    def act(self, turn: Turn) -> None:
        _say_and_offer(turn, "utter_callee_failed")


class CalleeAsksMessage(Goal):
    """「我在开会，让他留言」"""

    action = "action_callee_asks_message"

    def act(self, turn: Turn) -> None:
        target = _rung(turn)
        turn.say(
            "utter_executive_unavailable" if turn.slot("screened") else "utter_callee_asks_message",
            callee=turn.name_of(target),
        )
        begin_message(turn, _wanted_behind(turn, target) or target)


class CalleeAsksCallBack(Goal):
    """「让他十分钟后打来」"""

    action = "action_callee_asks_call_back"

    def act(self, turn: Turn) -> None:
        target = _rung(turn)
        minutes = turn.value("call_back_minutes")
        if minutes.isdigit() and int(minutes) > 0:
            turn.say("utter_callee_asks_call_back", callee=turn.name_of(target), minutes=minutes)
        else:
            turn.say("utter_callee_asks_call_later", callee=turn.name_of(target))
        turn.outcome(goal="callback", target=target)
        remember(turn, Question("offer_message", target=target))


class CalleeSendsElsewhere(Goal):
    """「转给小李」: found among the callee's own colleagues first."""

    action = "action_callee_sends_elsewhere"

    def act(self, turn: Turn) -> None:
        target = _rung(turn)
        words = turn.value("elsewhere")
        person = turn.desk.directory().person(target) if target.startswith("person:") else None
        other = turn.desk.find_callee(words, person.department).target if words and person else None
        other = other or (turn.desk.find_callee(words).target if words else None)
        if not other or other == target:
            _say_and_offer(turn, "utter_callee_refused")
            return
        if turn.desk.route_call(other).kind != "connect":
            put_through(turn, other)
            return
        turn.set(callee=other, tried=_tried(turn, target))
        turn.outcome(goal="connect", target=other)
        turn.say("utter_callee_sends_elsewhere", callee=turn.name_of(target), other=turn.name_of(other))
        ring(turn, other)


class ConnectionEnded(Goal):
    """The callee has left, the caller is still there."""

    action = "action_connection_ended"

    def act(self, turn: Turn) -> None:
        turn.say("utter_connection_ended")
        remember(turn, Question("anything_else"))


def _rung(turn: Turn) -> str:
    return str(turn.slot("ringing") or turn.slot("callee") or "operator")


def _wanted_behind(turn: Turn, rung: str) -> str | None:
    """Whom the caller wanted, when a secretary was rung in their place."""
    wanted = turn.slot("callee")
    if not wanted or wanted == rung:
        return None
    route = turn.desk.route_call(wanted)
    return str(wanted) if route.kind == "secretary" and route.target == rung else None


def _tried(turn: Turn, target: str) -> list[str]:
    return [*(turn.slot("tried") or []), target]


def _say_and_offer(turn: Turn, words: str, *, may_wait: bool = False) -> None:
    target = _rung(turn)
    if for_whom := _wanted_behind(turn, target):
        # The secretary is away: a message for the one who was wanted, no way around (C6).
        turn.say(words, callee=turn.name_of(target))
        ask(turn, Question("ways", target=for_whom))
        return
    screened = bool(turn.slot("screened"))
    # Whether an executive refused, is away or busy is nobody's business (C5).
    turn.say("utter_executive_unavailable" if screened else words, callee=turn.name_of(target))
    tried = _tried(turn, target)
    wished = [turn.slot("instead")] if turn.slot("instead") else []  # 「他不在就转韩梅」
    others = [way for way in (*wished, *turn.desk.alternatives(target)) if way not in tried]
    turn.set(tried=tried)
    may_wait = may_wait and not screened and tried.count(target) < 3
    ask(turn, Question("ways", target=target, other=others[0] if others else "", may_wait=may_wait))
