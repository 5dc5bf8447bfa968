"""Silence (A5): prompts, prompts again, then offers a message and ends politely."""

from __future__ import annotations

from bot.actions.goal import Goal
from bot.actions.questions import Question, ask_again, remember
from bot.actions.turn import Turn
from switchboard.domain.commands import HangUp

LAST = 3


class Silence(Goal):
    action = "action_silence"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if prompt(turn) < LAST:
            if turn.slot("silences") > 1 or Question.of(turn):
                ask_again(turn)
            return
        end_politely(turn)


def prompt(turn: Turn) -> int:
    """Count one more silence and say so, in other words each time; the caller asks
    the open question again.
    """
    times = int(turn.slot("silences") or 0) + 1
    turn.set(silences=times)
    if times < LAST:
        turn.say("utter_silent_first" if times == 1 else "utter_silent_second")
    return times


def end_politely(turn: Turn) -> None:
    turn.set(silences=0)
    turn.say("utter_silent_goodbye")
    # Should the caller speak after all: the offer of a message still stands.
    remember(turn, Question("offer_message", target=turn.slot("callee") or ""))
    turn.perform(HangUp())
