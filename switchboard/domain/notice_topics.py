"""Which notice answers a question: by keywords, the one that tells most wins; or by what it is about (E1)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from switchboard.domain.lookup.keywords import Part, Question, parse_keyword
from switchboard.domain.lookup.matters import topics
from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.people import Notice

LONGEST_QUESTION = 300
BOARDS_KEPT = 8  # the board of today, and those of a few tests


def find_topic(text: str, notices: tuple[Notice, ...]) -> str | None:
    """The topic with the longest keyword in ``text``: as written, as heard (停澈 for 停车), in another form
    ("parked" for "park") or with one wrong letter ("adress").

    ``售楼处*几点`` is a keyword of two parts that stand in this order, not far from each other. None when
    nothing fits, or when two topics fit equally well."""
    question = Question(text[:LONGEST_QUESTION])
    keywords = _keywords(notices)
    weights = _weights(question, keywords, leniently=False) or _weights(question, keywords, leniently=True)
    # The longest keyword; of two topics with equally long ones that which more keywords speak for.
    ranked = sorted(((max(found), sum(found), topic) for topic, found in weights.items()), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    return ranked[0][2]


def _weights(
    question: Question, keywords: tuple[tuple[tuple[Part, ...], str], ...], *, leniently: bool
) -> dict[str, list[float]]:
    """By topic, how much each of its keywords tells that is in the question."""
    weights: dict[str, list[float]] = defaultdict(list)
    for keyword, topic in keywords:
        weight = question.weight_of(keyword, leniently=leniently)
        if weight:
            weights[topic].append(weight)
    return weights


@lru_cache(maxsize=BOARDS_KEPT)
def _keywords(notices: tuple[Notice, ...]) -> tuple[tuple[tuple[Part, ...], str], ...]:
    found = {
        (parse_keyword(typed), notice.topic): None
        for notice in notices
        for typed in (notice.topic, *notice.keywords)
    }
    return tuple((parts, topic) for parts, topic in found if parts)


@lru_cache(maxsize=BOARDS_KEPT)
def topics_of_groups(notices: tuple[Notice, ...]) -> Mapping[str, str]:
    """Group of ``words/topics.txt`` → the topic of this board that answers it: the one that bears its name,
    else the one with most keywords of the group. An administrator may call it what he likes."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for notice in notices:
        for typed in (notice.topic.replace("-", " "), *notice.keywords):
            for group in topics().of(plain(typed.replace("*", "")), part=False):
                found[group][notice.topic] += 1
    return {group: counts.most_common(1)[0][0] for group, counts in found.items()} | {
        notice.topic: notice.topic for notice in notices if notice.topic in topics()
    }
