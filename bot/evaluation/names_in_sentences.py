"""Who is meant, among 1,000 people with many homophones: whole sentences, clean and misheard."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass

from benchmarks.directory_lookup import utterances
from benchmarks.generated_directory import generate
from bot.evaluation.ear import Ear, language_model
from bot.evaluation.figures import Figures, Share
from bot.evaluation.heldout import Saying, load_sayings
from bot.evaluation.noise import mishear
from bot.nlu.published_directory import read_company
from switchboard.domain.find_callee import CalleeIndex
from switchboard.domain.lookup.titles import WORDS as TITLES
from switchboard.domain.people import Directory, Person

TITLE = "Who is meant, 1,000 people"
PEOPLE, SEED = 1000, 20261121
NOISE = {"clean": 0.0, "misheard 10 %": 0.1, "misheard 20 %": 0.2}
_HAN = re.compile("[一-龥]")
_NO_NAME = re.compile(r"^(?:我找|找一下)|^\d+$")  # brings a sentence of its own, or is an extension


@dataclass(frozen=True)
class Wish:
    """``words`` ask for ``person`` and nobody else."""

    words: str
    language: str
    person: Person


def carriers(sayings: list[Saying], sample: Directory) -> dict[str, list[str]]:
    """Sentences that name one person in full and nothing else of the directory, with ``{}`` for the name."""
    index = CalleeIndex(sample)
    found: dict[str, list[str]] = {"zh": [], "en": []}
    for saying in sayings:
        person = sample.person(saying.target) if saying.goal == "connect" and saying.target else None
        for name in (person.name, person.name_en, *person.aliases) if person else ():
            mentions = index.spot(saying.say)
            alone = len(mentions) == 1 and mentions[0].surface.lower() == name.lower()
            fits = bool(_HAN.search(name)) == (saying.language == "zh")
            told = any(title in saying.say.replace(name, "") for title in TITLES)
            if (
                alone
                and fits
                and not told
                and len(re.findall(re.escape(name), saying.say, re.IGNORECASE)) == 1
            ):
                words = re.sub(re.escape(name), "{}", saying.say, flags=re.IGNORECASE)
                found[saying.language].append(words)
    return found


def wishes(directory: Directory, sentences: dict[str, list[str]], draw: random.Random) -> list[Wish]:
    """Every person by the full name, and by one other way of asking, in each language."""
    made = []
    for person in directory.people:
        ways = [words for words in utterances(directory, person, draw) if not _NO_NAME.search(words)]
        surname, _, given = person.name_en.partition(" ")
        in_english = [*person.aliases, *(w for w in ways if not _HAN.search(w))] or [person.name_en]
        names = {
            "zh": (person.name, draw.choice([w for w in ways if _HAN.search(w)])),
            "en": (draw.choice((person.name_en, f"{given} {surname}")), draw.choice(in_english)),
        }
        for language, asked in names.items():
            for name in asked:
                made.append(Wish(draw.choice(sentences[language]).format(name), language, person))
    return made


def measure_names(figures: Figures, *, people: int = PEOPLE, seed: int = SEED) -> None:
    """Adds the shares of the right person or question, and of nobody wrong."""
    model = language_model()
    if model is None:
        figures.notes.append("Who is meant: not measured, no model is trained.")
        return
    directory = generate(people, seed=seed)
    ear = Ear(CalleeIndex(directory), model)
    sentences = carriers(load_sayings("first_turn"), read_company())
    asked = wishes(directory, sentences, random.Random(seed))  # noqa: S311  (a repeatable test)
    for noise, rate in NOISE.items():
        counts: dict[str, Counter[str]] = {language: Counter() for language in sentences}
        for wish in asked:
            words = mishear(wish.words, rate=rate, seed=seed) if rate else wish.words
            counts[wish.language][ear.judge(words, wish.person)] += 1
        for language, count in counts.items():
            of, row = count.total(), f"{language}, {noise}"
            fits = Share(count["right"] + count["asked"], of)
            figures.add(TITLE, f"{row}: right person or right question", fits)
            figures.add(TITLE, f"{row}: no wrong person", Share(of - count["wrong"], of))
