"""The question that is open outside a form: asked, asked again, answered."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from bot.actions.turn import Turn
from bot.actions.wishes import wording

WHICH = {
    2: "utter_which_of_two",
    3: "utter_which_of_three",
    4: "utter_which_of_four",
    5: "utter_which_of_five",
}
IS_IT = {1: "utter_is_it_this", 2: "utter_this_or_that"}
PLACES = ("first", "second", "third", "fourth", "fifth")
# May the caller hold, and is there somebody else -> how the ways on are offered
WAYS = {
    (True, True): "utter_ways_wait_message_other",
    (True, False): "utter_ways_wait_message",
    (False, True): "utter_ways_message_other",
    (False, False): "utter_ways_message",
}
OPEN = {"", "who", "anything_else", "rephrase"}  # these leave open what is wanted
SIMPLE = {
    "who": "utter_ask_who",
    "anything_else": "utter_anything_else",
    "which_department": "utter_which_department",
    "offer_message": "utter_offer_message",
    "whose_number": "utter_ask_whose_number",
    "ticket_number": "utter_ask_ticket_number",
    "rephrase": "utter_what_then",
}


@dataclass(frozen=True)
class Question:
    """``kind``: who which which_department confirm not_found ways offer_message offer_which
    offer_connection in_chat whose_number ticket_number anything_else goal rephrase. ``then`` says what the
    answer is for: connect | number | message | visit. Of a goal in doubt: the intents that are offered, how
    the callee is called, the sentence that was said; of ``rephrase`` the intents that were refused.
    """

    kind: str
    target: str = ""
    targets: tuple[str, ...] = ()
    other: str = ""
    may_wait: bool = False
    then: str = "connect"
    goals: tuple[str, ...] = ()
    callee: str = ""
    sentence: dict[str, Any] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, turn: Turn) -> Question | None:
        data: dict[str, Any] | None = turn.slot("pending")
        if not data:
            return None
        lists = {name: tuple(data.get(name) or ()) for name in ("targets", "goals")}
        return cls(**{**data, **lists})


def remember(turn: Turn, question: Question) -> None:
    """The question has been put in the words of another response."""
    lists = {"targets": list(question.targets), "goals": list(question.goals)}
    turn.set(pending={**asdict(question), **lists})


def ask(turn: Turn, question: Question) -> None:
    """Put the question; asked again it has other words (domain.yml has them in order)."""
    remember(turn, question)
    if question.kind == "which":
        names = turn.desk.directory().tell_apart(question.targets, turn.language)
        turn.say(WHICH[len(names)], **dict(zip(PLACES, names, strict=False)))
    elif question.kind == "ways":
        other = turn.name_of(question.other) if question.other else ""
        turn.say(WAYS[(question.may_wait, bool(other))], callee=turn.name_of(question.target), other=other)
    elif question.kind == "goal":
        # The name once is enough: 「您是想找高翔，还是留言？」
        callees = (question.callee, "")
        wishes = [wording(turn, *wish) for wish in zip(question.goals, callees, strict=False)]
        turn.say(IS_IT[len(wishes)], **dict(zip(PLACES, wishes, strict=False)))
    elif question.kind == "confirm":
        turn.say("utter_did_you_mean", callee=turn.name_of(question.target))
    elif question.kind == "in_chat":
        turn.say("utter_connect_in_chat", callee=turn.name_of(question.target))
    elif question.kind == "offer_which":
        turn.say("utter_private_number_withheld")
    elif question.kind == "not_found":
        words = "utter_not_found_there" if question.other else "utter_not_found"
        turn.say(words, office=turn.name_of(question.target))
    elif question.kind == "offer_connection":
        turn.say("utter_did_you_mean", callee=turn.name_of(question.target))
    else:
        turn.say(SIMPLE.get(question.kind, "utter_ask_who"))


def ask_again(turn: Turn) -> None:
    """Whatever was open; after nothing in particular, whom the caller wants."""
    ask(turn, Question.of(turn) or Question("who"))
