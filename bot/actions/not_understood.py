"""Not understood (A4): asks in other words once, then offers choices, then a human; never loops."""

from __future__ import annotations

from bot.actions.about import who_or_whose
from bot.actions.callees import answer_to_which
from bot.actions.enquire import answer
from bot.actions.goal import Goal
from bot.actions.operator import hand_off
from bot.actions.put_through import follow
from bot.actions.questions import Question, ask, ask_again, remember
from bot.actions.turn import Turn


class NotUnderstood(Goal):
    """What the sentence names is offered before anything is asked again."""

    action = "action_not_understood"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        if not _offer_what_is_named(turn):
            not_understood(turn)


class NotHeard(Goal):
    """There was sound, but no words in it."""

    action = "action_not_heard"
    counts_as_heard = False

    def act(self, turn: Turn) -> None:
        failures = int(turn.slot("misheard") or 0) + 1
        turn.set(misheard=failures)
        if failures > 3:
            turn.set(misheard=0)
            hand_off(turn, reason="not_understood", words="utter_not_understood_human")
            return
        turn.say("utter_not_heard")


def not_understood(turn: Turn) -> None:
    failures = int(turn.slot("misheard") or 0) + 1
    turn.set(misheard=failures)
    turn.outcome(goal="other")
    if failures == 1 and turn.intent == "inform" and not Question.of(turn):
        # Something is told before anything is asked: it tells who is wanted, in words that we do not know.
        turn.outcome(goal="connect")
        ask(turn, Question("who"))
    elif failures == 1:
        turn.say("utter_not_understood")
        if Question.of(turn):
            ask_again(turn)
    elif failures == 2:
        turn.say("utter_choices")
    else:
        turn.set(misheard=0)
        hand_off(turn, reason="not_understood", words="utter_not_understood_human")


def in_other_words(turn: Turn, *, refused: tuple[str, ...]) -> None:
    """What we thought of is not wanted: what is? It is not offered again."""
    turn.outcome(goal="other")
    turn.set(pending=None, misheard=max(1, int(turn.slot("misheard") or 0)))
    if turn.times_said("utter_what_then"):
        not_understood(turn)
    else:
        ask(turn, Question("rephrase", goals=refused))


def _offer_what_is_named(turn: Turn) -> bool:
    question = Question.of(turn)
    if question and question.kind in ("which", "which_department"):
        chosen = answer_to_which(turn, question)
        if chosen.kind != "none":
            follow(turn, chosen, then=question.then)
            return True
    if answer(turn):
        turn.say("utter_anything_else")
        remember(turn, Question("anything_else"))
        return True
    lookup = who_or_whose(turn)
    if lookup is None or lookup.kind == "none":
        return False
    certain = turn.runner_up in ("connect", "inform") or bool(turn.mentions("extension"))
    if lookup.kind == "one" and not certain:
        # In doubt, and only then: 「您是说…吗？」
        turn.outcome(goal="ask_which", target=lookup.target)
        ask(turn, Question("confirm", target=lookup.targets[0]))
    else:
        follow(turn, lookup)
    return True
