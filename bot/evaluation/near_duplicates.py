"""``python -m bot.evaluation.near_duplicates``: how many really different wordings each goal has.

Names are masked first: 「我找王伟」 and 「我找张静」 are one wording. Exit 1 when a goal has too few,
when two goals claim the same words, or when a sentence of the development set is also in training.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from bot.evaluation.heldout import DEVELOPMENT, also_in_training, load_sayings
from bot.evaluation.phrases import Phrase, load_phrases, wording
from bot.evaluation.phrasing_groups import SAME_WORDING, alike, chain

FREQUENT = frozenset(
    name
    for names in (
        (
            "connect",
            "leave_message",
            "complain",
            "ask_info",
            "ask_number",
            "want_human",
            "call_back",
            "visit",
        ),
        ("inform", "affirm", "deny", "correct", "change_language", "repeat", "goodbye"),
    )
    for name in names
)
WANTED = {(True, "zh"): 150, (True, "en"): 80, (False, "zh"): 60, (False, "en"): 40}
NEAR_DUPLICATES_ALLOWED = 0.05


def wanted(intent: str, language: str) -> int:
    return WANTED[intent in FREQUENT, language]


def distinct(phrases: list[Phrase]) -> tuple[Counter[tuple[str, str]], list[tuple[Phrase, Phrase, float]]]:
    """Different wordings per (intent, language), and the pairs that are too alike."""
    pairs = alike(phrases, at_least=SAME_WORDING)
    groups = chain(len(phrases), pairs)
    heads = {groups[i]: phrase for i, phrase in enumerate(phrases)}
    counts = Counter((phrase.intent, phrase.language) for phrase in heads.values())
    return counts, [(phrases[i], phrases[j], score) for i, j, score in pairs]


def claimed_twice(phrases: list[Phrase]) -> list[tuple[str, set[str]]]:
    """The same words under two intents: no classifier can be right on both."""
    intents: dict[str, set[str]] = {}
    for phrase in phrases:
        intents.setdefault(phrase.masked, set()).add(phrase.intent)
    return [(words, names) for words, names in intents.items() if len(names) > 1]


def report(phrases: list[Phrase], *, show: int) -> int:
    counts, pairs = distinct(phrases)
    totals = Counter((phrase.intent, phrase.language) for phrase in phrases)
    problems = 0
    print(f"{'goal':16} {'zh':>4} {'of':>4}   {'en':>4} {'of':>4}   (different wordings, of all phrases)")
    for intent in sorted({phrase.intent for phrase in phrases}):
        cells = []
        for language in ("zh", "en"):
            short = counts[intent, language] < wanted(intent, language)
            problems += short
            cells.append(f"{counts[intent, language]:4d}{'!' if short else ' '}{totals[intent, language]:4d}")
        print(f"{intent:16} {cells[0]}   {cells[1]}")
    for first, second, score in sorted(pairs, key=lambda pair: -pair[2])[:show]:
        print(f"near-duplicate {score:.2f} {first.intent}: {first.text} | {second.text}")
    twice = claimed_twice(phrases)
    for words, intents in twice:
        print(f"same words, two goals {sorted(intents)}: {words}")
    kept_out = [saying for name in DEVELOPMENT for saying in load_sayings(name)]
    leaked = also_in_training(kept_out, {wording(phrase.text) for phrase in phrases})
    for words in leaked:
        print(f"held out, and in training: {words}")
    share = 1 - sum(counts.values()) / max(1, len(phrases))
    print(f"{len(phrases)} phrases, {sum(counts.values())} different wordings, {share:.1%} near-duplicates")
    return problems + len(twice) + len(leaked) + (share > NEAR_DUPLICATES_ALLOWED)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=20, help="near-duplicate pairs to print")
    return 1 if report(load_phrases(), show=parser.parse_args().show) else 0


if __name__ == "__main__":
    sys.exit(main())
