"""What a sentence is about where no name tells: a topic of the notice board, or whose matter it is."""

from __future__ import annotations

from collections import defaultdict

from bot.actions.callees import NO_TOPICS, who_is_meant
from bot.actions.questions import OPEN, Question
from bot.actions.turn import Turn
from switchboard.domain.find_callee import Candidate, Lookup

TOPIC, MATTER = "ask_info", "connect"
SURE = 0.5  # how likely it must be to act on
POSSIBLE = 0.3  # to ask for, or to answer a plain question
CERTAIN = 0.8  # to believe it against a keyword of the notice board
SURER_THAN_WORDS = 0.6  # the same against a subject that one department of the directory has
MOST = 2  # departments in a question
LEAST_HERE = 0.4  # what is left to this company: less would be a guess among what it has


def asked_topic(turn: Turn) -> str | None:
    """The topic of the notice board that answers the question, None if none does.

    Keywords are the company's own; of topics that others have too, what is learnt knows more wordings. A
    question is answered by what else stands on the board as well, first by what only this company has."""
    typed = turn.desk.find_topic(turn.understood)
    asks = turn.intent == "ask_info"
    closest = turn.desk.closest_topic(turn.understood) if asks and typed is None else None
    if any(_is_own(turn, topic) for topic in (typed, closest)):
        return typed or closest
    learnt = _shares(turn, TOPIC)
    likely = max(learnt, key=lambda topic: learnt[topic], default="")
    needed = CERTAIN if typed else POSSIBLE if asks else SURE
    return likely if learnt.get(likely, 0.0) >= needed else typed or closest


def _is_own(turn: Turn, topic: str | None) -> bool:
    """A topic that is not learnt, since no other company has it."""
    return topic is not None and topic not in turn.desk.topics_of_groups().values()


def who_or_whose(turn: Turn) -> Lookup | None:
    """Who is named, else whose matter it is, where the caller was not asked something else; None: not known.

    A subject of the directory tells less than the whole sentence: 「装修押金退不退」 is no design."""
    question = Question.of(turn)
    named = who_is_meant(turn, NO_TOPICS)
    if named is not None or (question and question.kind not in OPEN):
        return named or who_is_meant(turn)
    learnt, worded = whose_matter(turn), who_is_meant(turn)
    if learnt is None or worded is None:
        return worded or learnt
    surer = learnt.kind == "one" and (worded.kind != "one" or learnt.candidates[0].score >= SURER_THAN_WORDS)
    return learnt if surer else worded


def whose_matter(turn: Turn) -> Lookup | None:
    """The department whose matter it is, or the one or two to ask for; None: there is nothing to go by."""
    likely = sorted(_shares(turn, MATTER).items(), key=lambda held: -held[1])[:MOST]
    found = [Candidate(target, share, "matter") for target, share in likely if share >= POSSIBLE]
    if not found:
        return None
    if found[0].score >= SURE:
        return Lookup("one", (found[0],))
    return Lookup("near" if len(found) == 1 else "several", tuple(found))


def _shares(turn: Turn, kind: str) -> dict[str, float]:
    """How likely the sentence is about each topic of this board (TOPIC) or what each department has (MATTER).

    What nobody here has is left out: callers ask for what there is. So the rest is the likelier."""
    on_board, index = turn.desk.topics_of_groups(), turn.desk.index()
    shares: defaultdict[str, float] = defaultdict(float)
    elsewhere = 0.0
    for label, share in turn.about:
        of, _, group = label.partition("/")
        if of not in (TOPIC, MATTER):
            continue  # about nothing of these
        held = index.whose_matter(group) if of == MATTER else tuple(filter(None, [on_board.get(group)]))
        if not held:
            elsewhere += share
        elif of == kind:
            for target in held:
                shares[target] += share / len(held)
    here = max(1.0 - elsewhere, LEAST_HERE)
    return {target: share / here for target, share in shares.items()}
