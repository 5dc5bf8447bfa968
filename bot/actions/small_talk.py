"""Greetings, thanks and all that is not the switchboard's business: short, kind, and back to
the caller's matter.
"""

from __future__ import annotations

from bot.actions.callees import who_is_meant
from bot.actions.enquire import answer
from bot.actions.goal import Goal
from bot.actions.put_through import follow
from bot.actions.questions import Question, ask, ask_again, remember
from bot.actions.turn import Turn

FAR_OFF = 0.9  # surely not the company's business: 「周日天气怎么样」 does not ask for the hours


class Greet(Goal):
    action = "action_greet"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="other")
        if Question.of(turn):
            turn.say("utter_here")
            ask_again(turn)
        else:
            turn.say("utter_greet_again")


class Thanks(Goal):
    action = "action_thanks"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="other")
        turn.say("utter_welcome")
        remember(turn, Question("anything_else"))


class SmallTalk(Goal):
    action = "action_small_talk"

    def act(self, turn: Turn) -> None:
        if "ask_info" in dict(turn.guesses[:2]) and answer(turn):
            turn.say("utter_anything_else")
            remember(turn, Question("anything_else"))
            return
        turn.outcome(goal="other")
        turn.say("utter_small_talk")


class SayWho(Goal):
    """ "Who are you?" at the start, "who is that?" after a name."""

    action = "action_say_who"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="other")
        explain_who(turn)
        if Question.of(turn):
            ask_again(turn)


def explain_who(turn: Turn) -> None:
    question = Question.of(turn)
    callee = (question.target if question else "") or turn.slot("message_for") or ""
    if callee and question is not None and question.kind in ("confirm", "offer_connection"):
        turn.say("utter_who_it_is", callee=turn.name_of(callee))
    elif question is None or question.kind != "which":
        turn.say("utter_who_i_am", company=turn.company)


class DeclineToSay(Goal):
    action = "action_decline_to_say"

    def act(self, turn: Turn) -> None:
        turn.outcome(goal="other")
        turn.say("utter_no_need_to_say")
        ask_again(turn)


class OutOfScope(Goal):
    """Who is named is still offered: the words may be strange, the name is not."""

    action = "action_out_of_scope"

    def act(self, turn: Turn) -> None:
        if turn.confidence < FAR_OFF and answer(turn):
            turn.say("utter_anything_else")
            remember(turn, Question("anything_else"))
            return
        turn.outcome(goal="other")
        lookup = who_is_meant(turn)
        if lookup is not None and lookup.kind == "one":
            turn.outcome(target=lookup.target)
            ask(turn, Question("confirm", target=lookup.targets[0]))
        elif lookup is not None and lookup.kind == "several":
            follow(turn, lookup)
        else:
            turn.say("utter_out_of_scope")
