"""Which notice speaks of what a question speaks of: in its keywords, or in the words of its answer (E1)."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from switchboard.domain.lookup.keywords import stem
from switchboard.domain.lookup.plain_text import plain
from switchboard.domain.lookup.sounds import sound
from switchboard.domain.lookup.word_lists import words
from switchboard.domain.people import Notice

LONGEST_QUESTION = 300
BOARDS_KEPT = 8
AS_KEYWORD = 2.0  # a word of a keyword counts so much more than one of the answer
# Of 1 for a word that no other notice has. One word of a keyword is not enough, whole ones find_topic sees.
# Of 578 questions whose notice was taken off the board another one answered a tenth; at 2.0 a quarter.
LEAST = 2.1
AHEAD = 1.2  # times as much as the next one

_HAN_RUN = re.compile(r"[一-鿿]+")
_WORD = re.compile(r"[a-z]{2,}")
_SAY_NOTHING = words(
    """
    the an we he she it is are was be do does did can could would will may my your our me us to of in on at
    for from with and or if that this what when where which who how there have has had not no so up out by
    as am need want get go been just any some please tell about know you they them their its here one too
    """
)


def closest_notice(text: str, notices: tuple[Notice, ...]) -> str | None:
    """The topic whose notice has most of the question's rare words; None: hardly any, or two come close."""
    said = _words(text[:LONGEST_QUESTION])
    ranked = sorted(
        (
            (sum(weights[word] for word in said if word in weights), topic)
            for topic, weights in _board(notices)
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < LEAST or (len(ranked) > 1 and ranked[0][0] < AHEAD * ranked[1][0]):
        return None
    return ranked[0][1]


@lru_cache(maxsize=BOARDS_KEPT)
def _board(notices: tuple[Notice, ...]) -> tuple[tuple[str, dict[str, float]], ...]:
    """For each topic how much a word speaks for it: the more, the fewer notices have it."""
    typed = [_words(" ".join(notice.keywords)) for notice in notices]
    told = [_words(f"{notice.answer_zh} {notice.answer_en}") for notice in notices]
    shared = Counter(word for one, other in zip(typed, told, strict=True) for word in one | other)
    rarest = math.log(len(notices) + 1)
    return tuple(
        (
            notice.topic,
            {
                word: math.log((len(notices) + 1) / shared[word])
                / rarest
                * (AS_KEYWORD if word in keywords else 1.0)
                for word in keywords | answer
            },
        )
        for notice, keywords, answer in zip(notices, typed, told, strict=True)
    )


def _words(text: str) -> set[str]:
    """English stems, and pairs of neighbouring Chinese syllables: a recogniser writes any homophone."""
    text = plain(text)
    pairs = {
        f"{sound(first)} {sound(second)}" for run in _HAN_RUN.findall(text) for first, second in pairwise(run)
    }
    return pairs | {stem(word) for word in _WORD.findall(text) if word not in _SAY_NOTHING}
