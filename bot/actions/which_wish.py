"""「您是想给王伟留言吗？」: in doubt what is probable is asked for, and the first sentence goes on (A4)."""

from __future__ import annotations

from bot.actions.callees import who_is_meant
from bot.actions.caller_facts import remember_caller
from bot.actions.doubts import doubtful, named_callee, only_asks
from bot.actions.not_understood import in_other_words, not_understood
from bot.actions.questions import OPEN, Question, ask
from bot.actions.turn import Turn
from bot.actions.wishes import chosen_by_words, said_outright

LONGEST_CHOICE = 40  # characters; more is a new sentence


def settled_first(turn: Turn) -> bool:
    """True: the turn was about what is wanted at all, and is answered."""
    question = Question.of(turn)
    if question and question.kind == "goal":
        return _take_up(turn, question)
    if (question.kind if question else "") not in OPEN:
        return False
    if plain := said_outright(turn):
        go_on(turn, Question("goal", sentence=turn.sentence()), plain)
        return True
    if only_asks(turn):
        go_on(turn, Question("goal", sentence=turn.sentence()), "ask_info")
        return True
    goals = tuple(goal for goal in doubtful(turn) if not question or goal not in question.goals)
    if not goals or (turn.intent == "nlu_fallback" and int(turn.slot("misheard") or 0) > 1):
        return False
    if turn.intent == "nlu_fallback":
        turn.set(misheard=int(turn.slot("misheard") or 0) + 1)
    target, callee = named_callee(turn)
    turn.outcome(goal="ask_which", target=target or None)
    ask(turn, Question("goal", target=target, goals=goals, callee=callee, sentence=turn.sentence()))
    return True


def _take_up(turn: Turn, question: Question) -> bool:
    """The answer to 「您是想…吗」: with a yes, or a name for it, the first sentence is what counts."""
    goal = _chosen(turn, question)
    if goal:
        go_on(turn, question, goal)
        return True
    if turn.intent == "deny":
        in_other_words(turn, refused=question.goals)
        return True
    if turn.intent == "affirm":
        ask(turn, question)  # yes to which of the two?
        return True
    if turn.intent in ("nlu_fallback", "inform") and who_is_meant(turn) is None:
        not_understood(turn)
        return True
    return False


def _chosen(turn: Turn, question: Question) -> str | None:
    if turn.intent == "affirm":
        return question.goals[0] if len(question.goals) == 1 else chosen_by_words(turn.text, question.goals)
    somebody = named_callee(turn)
    if somebody[1] and somebody != (question.target, question.callee):
        return None  # somebody else: a new sentence
    if turn.intent in question.goals:
        return turn.intent
    return None if len(turn.text) > LONGEST_CHOICE else chosen_by_words(turn.text, question.goals)


def go_on(turn: Turn, question: Question, goal: str) -> None:
    """With all that the first sentence told, and what the answer adds."""
    from bot.actions.intents import GOALS

    remember_caller(turn)
    turn.set(pending=None, misheard=0, silences=0)
    turn.hear_again(question.sentence, goal)
    GOALS[goal]().act(turn)
