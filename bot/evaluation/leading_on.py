"""Not understood, but led on? Only a question for the right thing counts: its goal, its target, or what is missing."""

# ruff: noqa: E501  (patterns and tables read better in one piece)

from __future__ import annotations

import re
from functools import lru_cache

from bot.nlu.published_directory import read_company
from bot.train import ROOT
from switchboard.domain.people import Directory

_QUESTION = re.compile(
    r"[^。.?？!！]*(?:[?？]|吗|还是|please tell|请告诉|请您换|换个说法)[^。.?？!！]*[。.?？!！]?",
    re.IGNORECASE,
)
# Goal -> the words by which it is offered in a question
_OFFERS = {
    "connect": r"转接|您(?:是|要|想)*找|为您(?:转|接)|您转|帮您接|put you through|put through|connect you|speak to|did you mean|do you mean|looking for|like to reach",
    "message": r"留言|留个言|留什么话|转告|message",
    "callback": r"回电|call you back|called back|留言|message",  # a wish to be rung back is a message
    "complaint": r"投诉|complaint",
    "number": r"号码|分机|the number|a telephone number|whose number",
    "visit": r"拜访|来访|会议室|visit|come|room",
    "info": r"公司的情况|something about the company",
    "ticket_status": r"登记过|登记编号|编号|you reported|reference number|number you were given",
    "operator": r"人工|operator|a person|human",
    "emergency": r"紧急|emergency",
    "refuse": r"推荐产品|offer us something",
    "goodbye": r"还有什么可以帮您|还有别的事|还需要|anything else",
}
_LIKE_CONNECT = {"screen", "secretary", "ask_which"}
# What is asked when the goal is right and only the target is missing
_WHOM = re.compile(
    r"哪位|哪个部门|给谁|转给谁|联系谁|谁的|什么部门|which person|which department|who |whom|whose",
    re.IGNORECASE,
)
_WHAT = re.compile(r"换个说法|换个问法|想知道|in other words|another way|what exactly", re.IGNORECASE)
MOST_OFFERED = 2  # a list of everything is no help
_FINAL = ("hang_up", "connect", "hand_off")  # done already: too late to ask


def leads_on(
    *,
    goal: str,
    target: str | None,
    got_goal: str,
    got_target: str,
    replies: tuple[str, ...],
    command: str,
    company: Directory | None = None,
) -> bool:
    """Whether the reply, wrong as it is, asks for or offers what was meant (``goal``, ``target``).

    ``company``: whose people may be named; None is the sample."""
    asked = " ".join(question for reply in replies for question in _QUESTION.findall(reply)).lower()
    if not asked or command in _FINAL:
        return False
    if target and _names(asked, target, company or _sample()):
        return True
    if target and got_target and got_target != target:
        return _missing_is_asked(goal, got_goal, asked) if goal == "info" else False
    offered = {known for known, words in _OFFERS.items() if re.search(words, asked)}
    wanted = "connect" if goal in _LIKE_CONNECT else goal
    if wanted in offered and len(offered - {"callback"}) <= MOST_OFFERED:
        return True
    return _missing_is_asked(wanted, "connect" if got_goal in _LIKE_CONNECT else got_goal, asked)


def _missing_is_asked(goal: str, got_goal: str, asked: str) -> bool:
    """「请问给哪位留言？」 when a message was understood and the name was not."""
    if goal != got_goal:
        return False
    return bool((_WHAT if goal == "info" else _WHOM).search(asked))


def _names(asked: str, target: str, directory: Directory) -> bool:
    return any(directory.spoken_name(target, language).lower() in asked for language in ("zh", "en"))


@lru_cache(maxsize=1)
def _sample() -> Directory:
    return read_company(ROOT / "samples" / "starcity")
