"""Which phrases say the same thing in the same words, once names, politeness and fillers are taken away.

A split by row leaks: 「帮我转财务部」 in training and 「帮我转一下财务部」 in the test set measures memory.
Phrases that are alike are chained into one group, and a group is never divided between training and test.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.evaluation.phrases import Phrase

SAME_WORDING = 0.86  # so alike that the second adds nothing: reported as near-duplicate
SAME_GROUP = 0.7  # so alike that they must not stand on both sides of a split

_POLITE_ZH = re.compile(
    r"您好|你好|喂|请问|麻烦你|麻烦您|麻烦|请|谢谢|一下|嗯|呃|哦|啊|呀|吧|呢|嘛|哎|那个|帮我|给我|能不能|可以|可不可以"
)
_POLITE_EN = re.compile(
    r"\b(hello|hi|hey|please|thanks|thank you|um|uh|er|well|okay|ok|yeah|sorry|can you|could you"
    r"|i d like|id like)\b"
)


def essence(phrase: Phrase) -> str:
    """The masked wording without courtesies; what is nothing but courtesies stays as it is."""
    stripped = _POLITE_EN.sub(" ", _POLITE_ZH.sub("", phrase.masked))
    return " ".join(stripped.split()) or phrase.masked


def _grams(text: str, language: str) -> Counter[str]:
    if language == "zh":
        padded = f"^{text}$"
        return Counter(padded[i : i + 2] for i in range(len(padded) - 1)) + Counter(text)
    words = text.split()
    return Counter(words) + Counter(f"{a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True))


def likeness(first: Counter[str], second: Counter[str]) -> float:
    """Dice over characters (words) and pairs of them: 1 for the same, 0 for nothing in common."""
    return 2 * sum((first & second).values()) / (sum(first.values()) + sum(second.values()))


def alike(phrases: Iterable[Phrase], *, at_least: float) -> list[tuple[int, int, float]]:
    """Pairs (i, j, likeness), i < j, of one intent and language whose likeness reaches ``at_least``."""
    buckets: dict[tuple[str, str], list[tuple[int, Counter[str]]]] = defaultdict(list)
    for index, phrase in enumerate(phrases):
        buckets[phrase.intent, phrase.language].append((index, _grams(essence(phrase), phrase.language)))
    pairs = []
    for members in buckets.values():
        sizes = [sum(grams.values()) for _, grams in members]
        for j, (second_index, second) in enumerate(members):
            for i, (first_index, first) in enumerate(members[:j]):
                # Dice cannot reach the bound when the lengths differ this much: most pairs stop here.
                if 2 * min(sizes[i], sizes[j]) < at_least * (sizes[i] + sizes[j]):
                    continue
                score = likeness(first, second)
                if score >= at_least:
                    pairs.append((first_index, second_index, score))
    return pairs


def chain(count: int, pairs: Iterable[tuple[int, int, float]]) -> list[int]:
    """A group number for each of ``count`` phrases: the alike share it, directly or through others."""
    group = list(range(count))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for first, second, _ in pairs:
        group[root(second)] = root(first)
    return [root(index) for index in range(count)]


def group_phrases(phrases: list[Phrase]) -> list[int]:
    return chain(len(phrases), alike(phrases, at_least=SAME_GROUP))
